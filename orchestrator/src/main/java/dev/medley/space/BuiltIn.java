package dev.medley.space;

import java.util.ArrayList;
import java.util.List;

/// Something that can be named in a search space and that no plugin brings, such as an optimizer, a search or a rule of rungs.
///
/// @param kind        what it is, such as `optimizer`
/// @param declaration its name, and what can be set about it
public record BuiltIn(String kind, Declaration declaration) {

  /// All there are.
  public static List<BuiltIn> all(Catalogue catalogue) {
    var all = new ArrayList<BuiltIn>();
    add(all, Section.OPTIMIZER.key(), catalogue.declarations(Section.OPTIMIZER));
    add(all, Language.SEARCH, catalogue.searches());
    add(all, Language.RUNGS, Language.RUNG_RULES);
    add(all, Language.LIFELONG, Language.LIFELONGS);
    add(all, Language.META, Language.METAS);
    for (var whole : List.of(Language.POPULATIONS, Language.BATCHES, Language.TEXTS, Language.BUDGETS))
      all.add(new BuiltIn("section", whole));
    return List.copyOf(all);
  }

  private static void add(List<BuiltIn> all, String kind, List<Declaration> declarations) {
    declarations.forEach(declaration -> all.add(new BuiltIn(kind, declaration)));
  }
}
