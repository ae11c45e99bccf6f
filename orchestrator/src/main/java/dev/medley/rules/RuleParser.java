package dev.medley.rules;

import dev.medley.api.error.Problem;
import dev.medley.rules.Formula.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads rules.
///
/// ```
/// rule     = either { "<->" either }
/// either   = or [ "->" either ]
/// or       = and { "or" and }
/// and      = part { "and" part }
/// part     = "not" part | "(" rule ")" | count "of" "(" rule { "," rule } ")" | claim
/// count    = "exactly" number | "at" "least" number | "at" "most" number
/// claim    = task "in" "{" label { "," label } "}" | sum ("=" | "!=" | "<" | "<=" | ">" | ">=") sum
/// sum      = [ "-" ] item { ("+" | "-") item }        item: a task, a label or a number
/// ```
/// A claim `task = label` says that the task has this class. In any other claim tasks stand for the numbers that their labels are.
public final class RuleParser {

  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private final List<Subject> subjects;
  private final boolean labelled;
  private int depth;

  /// @param labelled whether the labels of the tasks are known, or else their names alone
  private RuleParser(Tokens tokens, List<Subject> subjects, boolean labelled) {
    this.tokens = tokens;
    this.subjects = subjects;
    this.labelled = labelled;
  }

  /// What is wrong with a rule as far as can be told before the tasks' labels are known: with how it is written, and with the tasks that it names.
  ///
  /// @param tasks the names of the study's
  /// @param owner where the rule stands
  public static Optional<Problem> misspelt(String text, List<String> tasks, String owner) {
    var named = tasks.stream().map(name -> new Subject(name, List.of(), false)).toList();
    try {
      new RuleParser(Tokens.of(text), named, false).whole();
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.of(e.problem(text, owner));
    }
  }

  /// Reads all rules of a study; what is wrong with any is added to the problems.
  ///
  /// @param subjects the tasks that predict classes, by their places in the study; others are empty
  public static List<Rule> read(List<String> texts, List<Optional<Subject>> subjects, String study, List<Problem> problems) {
    var known = subjects.stream().map(s -> s.orElse(new Subject("", List.of(), false))).toList();
    var rules = new ArrayList<Rule>();
    for (var text : texts) {
      try {
        rules.add(new Rule(text, new RuleParser(Tokens.of(text), known, true).whole(), known));
      } catch (Unreadable e) {
        problems.add(e.problem(text, "study (" + study + ")"));
      }
    }
    return rules;
  }

  private Formula whole() throws Unreadable {
    var formula = rule();
    var rest = tokens.peek();
    if (rest.kind() != Token.Kind.END)
      throw new Unreadable(rest.start(), "nothing may follow, but (" + rest.show() + ") does",
          "join claims with `and`, `or`, `->` or `<->`");
    return formula;
  }

  private Formula rule() throws Unreadable {
    if (++depth > DEEPEST) throw new Unreadable(tokens.peek().start(), "it is nested too deeply", "make several rules of it");
    var left = either();
    while (tokens.take("<->")) left = new Formula.Same(left, either());
    depth--;
    return left;
  }

  private Formula either() throws Unreadable {
    var when = or();
    if (!tokens.take("->")) return when;
    if (++depth > DEEPEST) throw new Unreadable(tokens.peek().start(), "it is nested too deeply", "make several rules of it");
    var then = either();
    depth--;
    return new Formula.Implies(when, then);
  }

  private Formula or() throws Unreadable {
    var parts = new ArrayList<>(List.of(and()));
    while (tokens.take("or")) parts.add(and());
    return parts.size() == 1 ? parts.getFirst() : new Formula.Or(parts);
  }

  private Formula and() throws Unreadable {
    var parts = new ArrayList<>(List.of(part()));
    while (tokens.take("and")) parts.add(part());
    return parts.size() == 1 ? parts.getFirst() : new Formula.And(parts);
  }

  private Formula part() throws Unreadable {
    int negations = 0;
    while (tokens.take("not")) negations++;
    var part = plain();
    return negations % 2 == 0 ? part : new Formula.Not(part);
  }

  private Formula plain() throws Unreadable {
    if (tokens.take("(")) {
      var inner = rule();
      tokens.expect(")", "close the bracket");
      return inner;
    }
    if (tokens.take("exactly")) {
      int count = number();
      return count(count, count);
    }
    if (tokens.take("at")) {
      if (tokens.take("least")) return count(number(), Integer.MAX_VALUE);
      tokens.expect("most", "write `at least` or `at most`");
      return count(0, number());
    }
    return claim();
  }

  private Formula count(int least, int most) throws Unreadable {
    tokens.expect("of", "write `exactly 1 of (a = x, b = y)`");
    tokens.expect("(", "list what is counted in brackets");
    var parts = new ArrayList<>(List.of(rule()));
    while (tokens.take(",")) parts.add(rule());
    tokens.expect(")", "part what is counted by commas");
    return new Formula.Count(least, most, parts);
  }

  private int number() throws Unreadable {
    var token = tokens.next();
    if (token.kind() == Token.Kind.WORD && token.text().matches("\\d{1,6}")) return Integer.parseInt(token.text());
    throw new Unreadable(token.start(), "a number must stand where (" + token.show() + ") does", "write `exactly 1 of (...)`");
  }

  private Formula claim() throws Unreadable {
    var left = Side.read(tokens);
    if (tokens.take("in")) return among(left);
    var sign = tokens.next();
    var comparison = comparison(sign);
    var right = Side.read(tokens);
    boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.UNEQUAL;
    if (equality && left.single().isPresent() && right.single().isPresent()) {
      int task = task(left.single().get());
      if (!labelled) return someClassOf(task);
      var label = label(task, right.single().get());
      if (label.isPresent()) return claimed(new Formula.Is(task, new TreeSet<>(List.of(label.get()))), comparison);
      if (!subjects.get(task).counts() || !isTaskOrNumber(right.single().get())) throw noLabel(task, right.single().get());
    }
    return labelled ? new Sums(subjects, this::task).compare(left, right, comparison) : someClassOf(0);
  }

  /// Stands where labels are not known, in a rule that nobody asks what it means.
  private static Formula someClassOf(int task) {
    return new Formula.Is(task, new TreeSet<>());
  }

  private static Formula claimed(Formula is, Comparison comparison) {
    return comparison == Comparison.EQUAL ? is : new Formula.Not(is);
  }

  private boolean isTaskOrNumber(Token token) {
    return token.text().matches("\\d{1,9}") || subjects.stream().anyMatch(s -> s.name().equals(token.text()));
  }

  private Formula among(Side left) throws Unreadable {
    var name = left.single()
        .orElseThrow(() -> new Unreadable(tokens.peek().start(), "only one task can be in a set", "write `task in {a, b}`"));
    int task = task(name);
    tokens.expect("{", "write `" + name.text() + " in {a, b}`");
    var labels = new TreeSet<Integer>();
    do {
      var token = tokens.next();
      if (labelled) labels.add(label(task, token).orElseThrow(() -> noLabel(task, token)));
    } while (tokens.take(","));
    tokens.expect("}", "part the labels by commas");
    return new Formula.Is(task, labels);
  }

  private static Comparison comparison(Token sign) throws Unreadable {
    return switch (sign.kind() == Token.Kind.SIGN ? sign.text() : "") {
      case "=" -> Comparison.EQUAL;
      case "!=" -> Comparison.UNEQUAL;
      case "<" -> Comparison.LESS;
      case "<=" -> Comparison.AT_MOST;
      case ">" -> Comparison.MORE;
      case ">=" -> Comparison.AT_LEAST;
      default ->
        throw new Unreadable(sign.start(), "a claim needs a comparison where (" + sign.show() + ") stands", "write `task = label`");
    };
  }

  private int task(Token token) throws Unreadable {
    for (int i = 0; i < subjects.size(); i++)
      if (!token.text().isEmpty() && subjects.get(i).name().equals(token.text())) return i;
    throw new Unreadable(token.start(), "(" + token.show() + ") is no task of the study that predicts classes", "", token.text(),
        subjects.stream().map(Subject::name).filter(n -> !n.isEmpty()).toList());
  }

  private Optional<Integer> label(int task, Token token) {
    int index = subjects.get(task).labels().indexOf(token.text());
    return index < 0 || token.kind() == Token.Kind.END ? Optional.empty() : Optional.of(index);
  }

  private Unreadable noLabel(int task, Token token) {
    var labels = subjects.get(task).labels();
    return new Unreadable(token.start(), "(" + token.show() + ") is no label of task (" + subjects.get(task).name() + ")", "", token.text(),
        IntStream.range(0, labels.size()).mapToObj(labels::get).toList());
  }
}
