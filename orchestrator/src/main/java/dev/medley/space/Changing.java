package dev.medley.space;

import dev.medley.api.parameter.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which parameters of a space may change over the training: numbers and mixes of settings that were declared so.
public final class Changing {

  private final Catalogue catalogue;

  private Changing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Those that are searched as one number or one mix, in their order; what is searched as a schedule changes already.
  public static List<Parameter> among(StudySpace study, Catalogue catalogue) {
    var changing = new Changing(catalogue);
    return study.space().parameters().stream().filter(p -> switch (p) {
      case Parameter.Real _,Parameter.Simplex _ -> changing.declared(List.of(p.path().split("\\.")));
      case Parameter.Whole _,Parameter.Choice _,Parameter.Permutation _,Parameter.Schedule _ -> false;
    }).toList();
  }

  private boolean declared(List<String> path) {
    return Arrays.stream(Section.values()).filter(s -> s.key().equals(path.getFirst()))
        .anyMatch(section -> declared(section, path.subList(1, path.size())));
  }

  /// @param path a component's name, a setting of it, and what lies below
  private boolean declared(Section section, List<String> path) {
    if (path.size() < 2) return false;
    return setting(section, path.get(0), path.get(1)).map(setting -> switch (setting) {
      case Setting.Real real -> real.overTime();
      case Setting.PerTask each -> each.overTime();
      case Setting.Shares shares -> shares.overTime();
      case Setting.Part part -> declared(Section.of(part.type()), path.subList(2, path.size()));
      case Setting.Whole _,Setting.Choice _,Setting.Flag _,Setting.Text _,Setting.Order _ -> false;
    }).orElse(false);
  }

  private Optional<Setting> setting(Section section, String component, String name) {
    return catalogue.declarations(section).stream().filter(d -> d.name().equals(component)).flatMap(d -> d.settings().stream())
        .filter(s -> s.name().equals(name)).findFirst();
  }
}
