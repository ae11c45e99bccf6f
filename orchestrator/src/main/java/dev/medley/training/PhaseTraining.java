package dev.medley.training;

import dev.medley.api.loss.Loss;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Meta;
import dev.medley.space.Phase;
import dev.medley.space.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A phase of a member's training, with what its configuration names.
public record PhaseTraining(Phase phase, Sampler sampler, Loss loss) {

  /// The only phase of a member that has none: all its tasks but those that are new to it, from beginning to end.
  static PhaseTraining whole(Member member, List<String> tasks) {
    var fresh = Meta.newTasks(member.configuration());
    var trained = tasks.stream().filter(task -> !fresh.contains(task)).toList();
    var phase = new Phase("", trained, 1, 1, false, List.of(), new TreeMap<>(Map.of()), Optional.empty(), member.configuration(), false,
        false);
    return new PhaseTraining(phase, member.sampler(), member.loss());
  }

  /// What is said of a section, and of which tasks: where two phases in a row say the same, what is begun in the first goes on in the second.
  Object said(Section section) {
    var values = phase.configuration().values();
    return List.of(phase.tasks(), String.valueOf(values.get(section.key())), values.subMap(section.key() + ".", section.key() + "/"));
  }
}
