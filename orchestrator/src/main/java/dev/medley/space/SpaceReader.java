package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a search space from YAML. All problems of a file are reported at once, each with its line, what was found and what is allowed.
public final class SpaceReader {

  private static final Pattern STUDY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Problems problems;
  private final String fileName;
  private final Catalogue catalogue;

  private SpaceReader(String fileName, Catalogue catalogue) {
    this.problems = new Problems(fileName);
    this.fileName = fileName;
    this.catalogue = catalogue;
  }

  /// Reads a file.
  ///
  /// @throws dev.medley.api.error.InputException with every problem that was found
  public static StudySpace read(Path file, Catalogue catalogue) {
    try {
      return read(Files.readAllBytes(file), file.toString(), catalogue);
    } catch (IOException e) {
      var problems = new Problems(file.toString());
      problems.maybe("MED-007", "text", "", 1, "cannot be read",
          Files.exists(file) ? "it is a folder, or not yours to read" : "the name is misspelt: there is no such file");
      throw problems.stop();
    }
  }

  /// Reads the bytes of a file, which must be UTF-8.
  ///
  /// @throws dev.medley.api.error.InputException with every problem that was found
  public static StudySpace read(byte[] bytes, String fileName, Catalogue catalogue) {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), fileName, catalogue);
    } catch (CharacterCodingException _) {
      int line = 1;
      for (int i = 0; i < buffer.position(); i++) if (bytes[i] == '\n') line++;
      var problems = new Problems(fileName);
      problems.maybe("MED-007", "byte", "0x%02X".formatted(bytes[buffer.position()]), line, "is not UTF-8", "save the file as UTF-8");
      throw problems.stop();
    }
  }

  /// Reads a text.
  ///
  /// @param fileName as messages name it; its last part without the ending is the study's name if the text gives none
  /// @throws dev.medley.api.error.InputException with every problem that was found
  public static StudySpace read(String text, String fileName, Catalogue catalogue) {
    return new SpaceReader(fileName, catalogue).read(text);
  }

  private StudySpace read(String text) {
    var root = YamlParser.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, problems);
    if (!(root instanceof Node.Entries entries)) {
      problems.maybe("MED-002", "text", root.show(), root.line(), "must be a mapping", "begin with `tasks: [...]`");
      throw problems.stop();
    }
    for (var entry : entries.entries().values()) {
      if (!Language.keys().contains(entry.key()))
        problems.unknown("MED-005", "key", entry.key(), entry.line(), "is not known", Language.keys());
    }
    return assemble(entries.entries(), text);
  }

  private StudySpace assemble(Map<String, Node.Entry> entries, String source) {
    var draft = new Draft();
    var study = study(entry(entries, Language.STUDY));
    var tasks = new TaskReader(problems, catalogue).read(entry(entries, Language.TASKS));
    var names = tasks.isEmpty() ? List.of("task") : tasks.stream().map(StudySpace.TaskUse::name).toList();
    var trained = tasks.stream().filter(t -> !t.isNew()).map(StudySpace.TaskUse::name).toList();
    var sections = new SectionReader(problems, catalogue, trained.isEmpty() ? names : trained, draft);
    for (var section : Section.values()) {
      entry(entries, section.key()).ifPresentOrElse(e -> sections.read(section, e), () -> sections.absent(section));
    }
    heads(entry(entries, Language.HEADS)).ifPresent(shared -> draft.add(Language.HEADS, new Reading.Fixed(new Value.Word(shared))));
    new TermsReader(problems, catalogue, names, draft).read(entry(entries, Language.TERMS));
    new RulesReader(problems, tasks.stream().map(StudySpace.TaskUse::name).toList(), draft).read(entry(entries, Language.RULES));
    new PhasesReader(problems, catalogue, names, draft).read(entry(entries, Language.PHASES));
    new LifelongReader(problems, names, draft).read(entry(entries, Language.LIFELONG));
    new MetaReader(problems, tasks, draft).read(entries);
    sections.readBatch(entry(entries, Language.BATCH));
    var text = fixed(Language.TEXTS, entry(entries, Language.TEXT));
    var budget = fixed(Language.BUDGETS, entry(entries, Language.BUDGET));
    var objectives = new ObjectiveReader(problems, names, entries.containsKey(Language.META), entries.containsKey(Language.LIFELONG))
        .read(entry(entries, Language.OBJECTIVE));
    new RobustnessReader(problems, draft).read(entry(entries, Language.ROBUSTNESS), objectives);
    var search = search(entry(entries, Language.SEARCH));
    var rungs = new UseReader(problems, Language.RUNGS, "rule", "is no rule").read(Language.RUNG_RULES, Language.RUNG_RULES.getFirst(),
        entry(entries, Language.RUNGS));
    var population = entry(entries, Language.POPULATION).map(e -> fixed(Language.POPULATIONS, Optional.of(e)));
    var transfer = new TransferReader(problems).read(entry(entries, Language.TRANSFER));
    problems.throwIfAny();
    var amount = new StudySpace.Budget(budget.whole("trials"), budget.whole("steps"), budget.whole("repeats"));
    return new StudySpace(study, tasks, draft.space(), draft.fixed(), text, objectives, amount, search, rungs,
        population.map(Population::new), transfer,
        source,
        draft.defaults());
  }

  private String study(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return fromFileName();
    if (entry.get().value() instanceof Node.Scalar name && STUDY_NAME.matcher(name.text()).matches()) return name.text();
    problems.maybe("MED-008", "study", entry.get().value().show(), entry.get().line(),
        "must be a name of letters, digits, dots, hyphens and underscores, at most 64", "write `study: " + fromFileName() + "`");
    return "";
  }

  private String fromFileName() {
    var last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).replaceFirst("\\.ya?ml$", "");
    var plain = last.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? Language.STUDY : plain.substring(0, Math.min(64, plain.length()));
  }

  /// What stands where tasks do not have heads of their own.
  private Optional<String> heads(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return Optional.empty();
    var word = entry.get().value().show();
    if (!Language.HEAD.options().contains(word))
      problems.unknown("MED-889", Language.HEADS, word, entry.get().line(), "is none of its options", Language.HEAD.options());
    return Optional.of(word).filter(StudySpace.SHARED::equals);
  }

  private Settings fixed(Declaration declaration, Optional<Node.Entry> entry) {
    var spot = new Spot(declaration.name(), declaration.name(), List.of());
    return new SettingsReader(problems, List.of()).readFixed(spot, declaration.settings(), mapping(problems, declaration.name(), entry),
        Set.of(), entry.map(Node.Entry::line).orElse(1));
  }

  private StudySpace.Use search(Optional<Node.Entry> entry) {
    var installed = catalogue.searches();
    var usual = installed.stream().filter(d -> d.name().equals(Language.USUAL_SEARCH)).findFirst().or(() -> installed.stream().findFirst())
        .orElse(new Declaration(Language.USUAL_SEARCH, "", List.of()));
    return new UseReader(problems, Language.SEARCH, "search", "is not installed").read(installed, usual, entry);
  }

  /// The entries of a part that must be a mapping; none if it is not there or empty.
  static Map<String, Node.Entry> mapping(Problems problems, String noun, Optional<Node.Entry> entry) {
    return entry.map(Node.Entry::value).map(node -> switch (node) {
      case Node.Entries entries -> entries.entries();
      case Node.Scalar word when word.nothing() -> Map.<String, Node.Entry>of();
      case Node other -> {
        problems.maybe("MED-006", noun, other.show(), entry.get().line(), "must be a mapping of settings", "write `{name: value}`");
        yield new HashMap<String, Node.Entry>();
      }
    }).orElse(Map.of());
  }

  private static Optional<Node.Entry> entry(Map<String, Node.Entry> entries, String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
