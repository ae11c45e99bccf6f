package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Parameter;
import dev.medley.space.Section;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The samplers that trials of a study may have.
final class EverySampler {

  private EverySampler() {}

  /// Configurations with every sampler, of phases too, and with every option of each of its choices.
  static List<Configuration> of(StudySpace space) {
    var all = new ArrayList<Configuration>();
    for (var point : StartPoints.of(space, Map.of())) {
      var configuration = space.configure(point);
      all.add(configuration);
      for (var parameter : space.space().parameters()) {
        boolean counts = ("." + parameter.path()).contains("." + Section.SAMPLER.key() + ".")
            && configuration.values().get(parameter.path()) instanceof Value.Word;
        if (counts && parameter instanceof Parameter.Choice choice)
          choice.options().forEach(option -> all.add(configuration.with(Map.of(parameter.path(), new Value.Word(option)))));
      }
    }
    return all;
  }
}
