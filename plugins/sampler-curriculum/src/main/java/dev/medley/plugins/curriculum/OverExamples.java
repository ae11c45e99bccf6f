package dev.medley.plugins.curriculum;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.Slice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// A curriculum over examples: another sampler says the tasks, and this one from which part of their data they come. Where the other sampler itself asks for a range of
/// difficulty, that stays.
record OverExamples(Sampler.Session tasks, Part part, IntPredicate measuring) implements Sampler.Session {

  static final Setting OVER = Setting.part("over", Sampler.class, "The sampler that says which tasks are drawn.");

  /// What the whole orders by: a curriculum's own measure, and those of the sampler below.
  static Set<Difficulty> orders(Settings settings, Difficulty own) {
    var all = EnumSet.of(own);
    all.addAll(settings.part("over", Sampler.class).orders());
    return Collections.unmodifiableSet(all);
  }

  /// Which part of a task's data is drawn in a step.
  @FunctionalInterface
  interface Part {
    Slice of(int step, Slice.Whole whole);
  }

  OverExamples(Sampler.Session tasks, Part part) {
    this(tasks, part, _ -> false);
  }

  @Override
  public boolean measures(int step) {
    boolean below = tasks.measures(step);
    return measuring.test(step) || below;
  }

  @Override
  public List<Draw> next(int step) {
    return tasks.next(step).stream().map(draw -> switch (draw.slice()) {
      case Slice.Whole whole -> new Draw(draw.task(), part.of(step, whole));
      case Slice.Range _ -> draw;
    }).toList();
  }

  @Override
  public void observe(int step, TaskLosses losses) {
    tasks.observe(step, losses);
  }
}
