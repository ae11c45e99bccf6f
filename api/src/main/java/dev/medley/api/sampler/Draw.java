package dev.medley.api.sampler;

/// What one micro-batch is drawn from.
///
/// @param task an index into the study's tasks
public record Draw(int task, Slice slice) {

  public Draw(int task) {
    this(task, new Slice.All());
  }
}
