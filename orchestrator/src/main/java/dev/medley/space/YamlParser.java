package dev.medley.space;

import dev.medley.api.error.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns a YAML text into nodes that know their lines. Aliases share the node that they name; what they unfold to is counted, so that a small text cannot
/// stand for a huge one. Built from the events of the parser, because its composer recurses without a limit and lets duplicate keys pass.
final class YamlParser {

  private static final int MAX_CHARACTERS = 200_000;
  private static final int MAX_NODES = 20_000;
  private static final int MAX_DEPTH = 40;

  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int nodes;

  private record Anchored(Node node, int nodes) {}

  private YamlParser(Problems problems, Iterator<Event> events) {
    this.problems = problems;
    this.events = events;
  }

  /// Parses a text of one document.
  ///
  /// @param problems takes duplicate keys, after which parsing goes on with the first
  /// @throws dev.medley.api.error.InputException if there is nothing to go on with
  static Node parse(String text, Problems problems) {
    if (text.length() > MAX_CHARACTERS) {
      problems.maybe("MED-004", "length", text.length() + " characters", 1, "must be at most " + MAX_CHARACTERS, "another file was meant");
      throw problems.stop();
    }
    try {
      var events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
      return new YamlParser(problems, events).document();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(YamlParser::line).orElse(1);
      boolean tab = e.getProblem() != null && e.getProblem().contains("TAB");
      String advice = tab
          ? "indent with spaces: YAML takes no tabs"
          : "a bracket, a quote or the indentation of this line or of the one before is not right";
      problems.maybe("MED-001", "text", "", line, "is not YAML: " + (tab ? "found a tab" : e.getProblem()), advice);
      throw problems.stop();
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(Math.max(0, e.getPosition())).filter(c -> c == '\n').count();
      problems.maybe("MED-001", "text", "", line, "is not YAML: the character U+%04X is not allowed".formatted(e.getCodePoint()),
          "the file is not a text");
      throw problems.stop();
    } catch (YamlEngineException e) {
      problems.maybe("MED-001", "text", "", 1, "is not YAML: " + e.getMessage(), "the file is not a search space");
      throw problems.stop();
    }
  }

  private Node document() {
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      problems.maybe("MED-002", "text", "", 1, "is empty", "begin with `tasks: [...]`");
      throw problems.stop();
    }
    Node root = node(events.next(), 0);
    events.next();
    var after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw refused("second document", "---", after, "is not read: a file holds one space", "put it into a file of its own");
    }
    return root;
  }

  private Node node(Event event, int depth) {
    if (++nodes > MAX_NODES) throw refused("text", "", event, "unfolds to more than " + MAX_NODES + " values", "an alias repeats an alias");
    if (depth > MAX_DEPTH)
      throw refused("text", "", event, "is nested deeper than " + MAX_DEPTH + " levels", "brackets are missing their ends");
    if (event instanceof AliasEvent alias) return alias(alias);
    int before = nodes - 1;
    Node node = switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case CollectionStartEvent start -> {
        refuseTag(start.getTag(), start);
        yield start.getEventId() == Event.ID.SequenceStart ? items(start, depth) : entries(start, depth);
      }
      default -> throw new IllegalStateException("The parser gave " + event + " where a value begins");
    };
    ((NodeEvent) event).getAnchor().ifPresent(a -> anchors.put(a, new Anchored(node, nodes - before)));
    return node;
  }

  private Node scalar(ScalarEvent scalar) {
    refuseTag(scalar.getTag(), scalar);
    return new Node.Scalar(scalar.getValue(), scalar.isPlain(), line(scalar));
  }

  /// An anchor counts from the end of what it names, so that nothing contains itself.
  private Node alias(AliasEvent alias) {
    var anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw refused("alias", "*" + alias.getAlias().getValue(), alias, "names no anchor before it",
          "write `&" + alias.getAlias().getValue() + "` before the value that it repeats");
    }
    nodes += anchored.nodes() - 1;
    if (nodes > MAX_NODES)
      throw refused("alias", "*" + alias.getAlias().getValue(), alias, "makes the text unfold to more than " + MAX_NODES + " values",
          "an alias repeats an alias");
    return anchored.node();
  }

  private Node items(Event start, int depth) {
    var items = new ArrayList<Node>();
    for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) items.add(node(event, depth + 1));
    return new Node.Items(items, line(start));
  }

  private Node entries(Event start, int depth) {
    var entries = new LinkedHashMap<String, Node.Entry>();
    for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
      int line = line(event);
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (!(key instanceof Node.Scalar scalar)) {
        problems.maybe("MED-004", "key", key.show(), line, "must be a word", "a bracket is too many");
        continue;
      }
      var first = entries.putIfAbsent(scalar.text(), new Node.Entry(scalar.text(), line, value));
      if (first != null)
        problems.maybe("MED-003", "key", scalar.text(), line, "stands twice, first in line " + first.line(), "remove one of them");
    }
    return new Node.Entries(entries, line(start));
  }

  private void refuseTag(Optional<String> tag, Event event) {
    if (tag.isPresent())
      throw refused("tag", tag.get(), event, "means nothing here", "remove it: values are words, numbers, lists and mappings");
  }

  private InputException refused(String noun, String value, Event event, String rule, String advice) {
    problems.maybe("MED-004", noun, value, line(event), rule, advice);
    return problems.stop();
  }

  private static int line(Event event) {
    return event.getStartMark().map(YamlParser::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
