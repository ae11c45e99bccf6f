package dev.medley.training.compile;

/// The micro-batches whose tasks have one kind of head. Their number varies from step to step, unless all tasks of the study are of that kind.
///
/// @param name  names the variables: `slots_x` (index among all micro-batches), `member_x`, `task_x`, `count_x`
/// @param whole whether every micro-batch always belongs to it
record Group(String name, boolean whole) {

  /// That of what does not depend on the task.
  static final Group NONE = new Group("", false);

  String slots() {
    return "slots_" + name;
  }

  String member() {
    return "member_" + name;
  }

  String task() {
    return "task_" + name;
  }

  String count() {
    return "count_" + name;
  }
}
