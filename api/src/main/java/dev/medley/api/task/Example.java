package dev.medley.api.task;

/// One example.
///
/// @param domain a labelled part of the data that it belongs to (a genre, a site), or an empty string
public record Example(Input input, Answer answer, String domain) {

  public Example(Input input, Answer answer) {
    this(input, answer, "");
  }
}
