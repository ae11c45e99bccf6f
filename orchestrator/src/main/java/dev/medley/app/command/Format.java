package dev.medley.app.command;

/// How rows are written.
enum Format {
  TABLE,
  CSV,
  JSON
}
