package dev.medley.app.command;

import picocli.CommandLine.Option;

/// How commands that answer with rows write them.
final class ListingOptions {

  @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv or json; table unless said otherwise.")
  private Format format = Format.TABLE;

  /// `--json`, which every command takes, comes first.
  Format format(MedleyCommand options) {
    return options.json() ? Format.JSON : format;
  }
}
