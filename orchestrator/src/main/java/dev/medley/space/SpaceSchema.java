package dev.medley.space;

import static dev.medley.space.SettingSchema.any;
import static dev.medley.space.SettingSchema.constant;
import static dev.medley.space.SettingSchema.list;
import static dev.medley.space.SettingSchema.only;
import static dev.medley.space.SettingSchema.reference;
import static dev.medley.space.SettingSchema.type;
import static dev.medley.space.SettingSchema.words;

import dev.medley.api.parameter.Setting;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the JSON Schema (draft 2020-12) of search spaces for what is installed, by which editors complete and check them.
/// What no schema can say, such as that shares sum to 1, only the reader finds.
public final class SpaceSchema {

  private static final String METRIC = "\\.[a-z0-9][a-z0-9_-]*$";
  private static final String TASK_NAME = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
  private static final String PROPERTIES = "properties";

  private final Catalogue catalogue;
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private SpaceSchema(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public static String write(Catalogue catalogue) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter());
    return JsonMapper.builder().build().writer().with(printer).writeValueAsString(new SpaceSchema(catalogue).schema()) + "\n";
  }

  private ObjectNode schema() {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Search space of Medley");
    schema.put("type", "object");
    schema.putArray("required").add(Language.TASKS);
    schema.put("additionalProperties", false);
    var properties = schema.putObject(PROPERTIES);
    properties.set(Language.STUDY, described("The name of the study; that of the file if it is not given.",
        any(type("string").put("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"), type("integer"))));
    properties.set(Language.TASKS, tasks());
    for (var section : Section.values()) properties.set(section.key(), section(section));
    if (!catalogue.terms().isEmpty()) properties.set(Language.TERMS, terms());
    properties.set(Language.RULES, rules());
    properties.set(Language.PHASES, phases());
    definitions.set(Language.LIFELONG, one(Language.LIFELONG, Language.LIFELONGS, true));
    properties.set(Language.LIFELONG,
        described("How tasks that arrive one after the other are learnt.", SettingSchema.component(Language.LIFELONG)));
    definitions.set(Language.META, one(Language.META, Language.METAS, true));
    properties.set(Language.META, described("How the model is trained as an initialisation, from which it adapts to new tasks.",
        SettingSchema.component(Language.META)));
    properties.set(Language.HEADS, SettingSchema.fixed(Language.HEAD));
    properties.set(Language.BATCH, described(Language.BATCHES.summary(), settings(Language.BATCHES.settings(), true)));
    properties.set(Language.TEXT, described(Language.TEXTS.summary(), settings(Language.TEXTS.settings(), false)));
    properties.set(Language.OBJECTIVE, objective());
    properties.set(Language.ROBUSTNESS, robustness());
    properties.set(Language.BUDGET, described(Language.BUDGETS.summary(), settings(Language.BUDGETS.settings(), false)));
    properties.set(Language.SEARCH, search());
    properties.set(Language.RUNGS, rungs());
    properties.set(Language.POPULATION, described(Language.POPULATIONS.summary(), settings(Language.POPULATIONS.settings(), false)));
    properties.set(Language.TRANSFER, described("Which studies of the store the search begins with.",
        any(words(List.of("none", "auto")), list(any(type("string"), type("integer"))))));
    schema.set("$defs", definitions);
    return schema;
  }

  private ObjectNode tasks() {
    var plain = catalogue.tasks().stream().filter(d -> required(d).isEmpty()).map(Declaration::name).toList();
    var ways = new ArrayList<ObjectNode>();
    if (!plain.isEmpty()) ways.add(words(plain));
    var bare = catalogue.tasks().stream().filter(d -> d.settings().isEmpty()).map(Declaration::name).toList();
    if (!bare.isEmpty()) ways.add(use(words(bare), List.of(), List.of()));
    catalogue.tasks().stream().filter(d -> !d.settings().isEmpty())
        .forEach(d -> ways.add(use(constant(d.name()), d.settings(), required(d))));
    var auxiliary = type("object");
    auxiliary.putObject(PROPERTIES).set("role", constant("auxiliary"));
    auxiliary.putArray("required").add("role");
    var list = list(any(ways.toArray(ObjectNode[]::new)));
    list.putObject("contains").set("not", auxiliary);
    return described("What the model learns, at least one of them a main task.", list);
  }

  private static List<String> required(Declaration declaration) {
    return declaration.settings().stream().filter(s -> s instanceof Setting.Text text && text.required()).map(Setting::name).toList();
  }

  private static ObjectNode use(ObjectNode component, List<Setting> settings, List<String> required) {
    var use = type("object");
    var properties = use.putObject(PROPERTIES);
    properties.set("use", component);
    properties.set("as", described("Its name in this study.", any(type("string").put("pattern", TASK_NAME + "$"), type("integer"))));
    properties.set("role", described("Whether the model is for it, or it is there to help, or new: not trained, but adapted to.",
        words(TaskReader.ROLES)));
    if (settings.stream().anyMatch(s -> s.name().equals(TaskFamily.NUMBER)))
      properties.set(TaskFamily.MANY, described("How many tasks it stands for, of numbers that follow each other.",
          type("integer").put("minimum", 1).put("maximum", TaskFamily.MOST)));
    properties.set(Language.LOSS_SCALE.name(), SettingSchema.fixed(Language.LOSS_SCALE));
    properties.set(Language.UNSEEN.name(), SettingSchema.fixed(Language.UNSEEN));
    properties.set(Language.FEW.name(), SettingSchema.fixed(Language.FEW));
    properties.set(Language.AS_TEXT.name(), SettingSchema.fixed(Language.AS_TEXT));
    settings.forEach(s -> properties.set(s.name(), SettingSchema.fixed(s)));
    var needed = use.putArray("required").add("use");
    required.forEach(needed::add);
    return use.put("additionalProperties", false);
  }

  private ObjectNode section(Section section) {
    definitions.set(section.key(), one(section.key(), catalogue.declarations(section), true));
    return SettingSchema.component(section);
  }

  private ObjectNode terms() {
    definitions.set(Language.TERMS, one(Language.TERMS, catalogue.terms(), true));
    return described("What is added to the losses.", list(reference(Language.TERMS)));
  }

  private static ObjectNode rules() {
    var statements = list(type("string"));
    var settings = settings(Language.RULES_SETTINGS.settings(), true);
    ((ObjectNode) settings.get(PROPERTIES)).set(Language.STATEMENTS,
        described("Rules, such as `entities = O or pos in {NNP, NNPS}`.", statements.deepCopy()));
    settings.put("type", "object").putArray("required").add(Language.STATEMENTS);
    return described(Language.RULES_SETTINGS.summary(), any(statements, settings));
  }

  /// A list of phases, each a name with what holds while it lasts.
  private static ObjectNode phases() {
    var phase = settings(Language.PHASE_SETTINGS, true);
    var properties = (ObjectNode) phase.get(PROPERTIES);
    var groups = list(type("string"));
    properties.set(Language.TASKS, described("Those that it trains; all if it names none.", list(type("string"))));
    properties.set(Language.SHARE, described("How much of the steps it takes; those that are searched divide what the others leave.",
        any(type("number").put("minimum", 0).put("maximum", 1), constant(SettingReader.SEARCH))));
    for (var section : List.of(Section.SAMPLER, Section.LOSS)) properties.set(section.key(), SettingSchema.component(section));
    properties.set(Language.TERMS, described("The terms of the study that count in it; all if it names none.",
        any(list(type("string")), type("string"))));
    properties.set(Language.FREEZE, described("Groups of parameters that do not move, such as encoder, encoder/layer-1, sharing, heads.",
        any(groups.deepCopy(), type("string"), only("choose", list(type("string"))))));
    properties.set(Language.RATES, SettingSchema.searched(Language.GROUP_RATES));
    properties.set(Language.FROM, described("The model from which the first phase begins.", settings(Language.FROM_SETTINGS, false)));
    var named = type("object");
    named.put("minProperties", 1).put("maxProperties", 1).set("additionalProperties", phase);
    return described("What every trial goes through, one after the other.", list(named));
  }

  private ObjectNode one(String key, List<Declaration> declarations, boolean searched) {
    var ways = new ArrayList<ObjectNode>();
    ways.add(words(declarations.stream().map(Declaration::name).toList()));
    for (var declaration : declarations) {
      var settings = settings(declaration.settings(), searched);
      definitions.set(key + "." + declaration.name(),
          described(declaration.summary(), searched ? any(constant(SettingReader.SEARCH), settings) : settings));
      ways.add(only(declaration.name(), reference(key + "." + declaration.name())));
    }
    return any(ways.toArray(ObjectNode[]::new));
  }

  private ObjectNode search() {
    definitions.set(Language.SEARCH, one(Language.SEARCH, catalogue.searches(), false));
    return described("What proposes the trials.", reference(Language.SEARCH));
  }

  private ObjectNode rungs() {
    definitions.set(Language.RUNGS, one(Language.RUNGS, Language.RUNG_RULES, false));
    return described("Which trials go on from rung to rung.", reference(Language.RUNGS));
  }

  /// A mapping of settings, which may be left empty.
  private static ObjectNode settings(List<Setting> settings, boolean searched) {
    var mapping = JsonNodeFactory.instance.objectNode();
    mapping.putArray("type").add("object").add("null");
    var properties = mapping.putObject(PROPERTIES);
    settings.forEach(s -> properties.set(s.name(), searched ? SettingSchema.searched(s) : SettingSchema.fixed(s)));
    return mapping.put("additionalProperties", false);
  }

  private static ObjectNode robustness() {
    var settings = settings(List.of(Language.ROBUSTNESS_EXAMPLES), false);
    var strength = type("number").put("exclusiveMinimum", 0);
    RobustnessReader.ways().forEach(way -> ((ObjectNode) settings.get(PROPERTIES)).set(way,
        described("At what strengths inputs get worse so.", any(strength.deepCopy(), list(strength.deepCopy())))));
    return described("By what it is measured how robust models are.", settings);
  }

  private static ObjectNode objective() {
    var metric = type("string").put("pattern", TASK_NAME + METRIC);
    var one = any(only("maximize", any(words(ObjectiveReader.GREATER), metric)),
        only("minimize", any(words(ObjectiveReader.SMALLER), metric.deepCopy())));
    return described("What is optimised: one thing, or several, of which a front is sought.", any(one, list(one.deepCopy())));
  }

  private static ObjectNode described(String description, ObjectNode schema) {
    ObjectNode described = JsonNodeFactory.instance.objectNode().put("description", description);
    described.setAll(schema);
    return described;
  }
}
