package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.space.Parameter.Precedence;
import dev.medley.space.Parameter.Scale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainSpaceTest {

  private static final List<Condition> ALWAYS = List.of();

  @Test
  void readsEveryKindOfParameter() {
    var plain = PlainSpace.read("""
        minimize: [error, size]
        maximize: speed
        at-most: {size: 8}
        at-least: {recall: 0.9}
        parameters:
          a: {uniform: [-1, 1]}
          b: {log: [1e-5, 1]}
          c: {logit: [0.1, 0.9]}
          d: {int: [-3, 3]}
          e: {log-int: [1, 512]}
          f: {ordered: [small, large]}
          g:
            choose:
              - plain
              - deep: {layers: {int: [1, 4]}, gate: {choose: [soft, {hard: {at: {uniform: [0, 1]}}}]}}
          h: {simplex: [x, y, z], least: {x: 0.1}, at-most: 2}
          i: {permutation: [x, y, z], before: [[z, x]]}
          j: {schedule: {log: [1e-4, 1e-2]}, points: 3}
          k: {choose: [16, 32, 64]}
        """, "p.yaml");
    var deep = new Condition("g", "deep");
    assertThat(plain.space().parameters()).containsExactly(
        new Parameter.Real("a", -1, 1, Scale.LINEAR, ALWAYS),
        new Parameter.Real("b", 1e-5, 1, Scale.LOG, ALWAYS),
        new Parameter.Real("c", 0.1, 0.9, Scale.LOGIT, ALWAYS),
        new Parameter.Whole("d", -3, 3, Scale.LINEAR, ALWAYS),
        new Parameter.Whole("e", 1, 512, Scale.LOG, ALWAYS),
        new Parameter.Choice("f", List.of("small", "large"), true, ALWAYS),
        new Parameter.Choice("g", List.of("plain", "deep"), false, ALWAYS),
        new Parameter.Whole("g.deep.layers", 1, 4, Scale.LINEAR, List.of(deep)),
        new Parameter.Choice("g.deep.gate", List.of("soft", "hard"), false, List.of(deep)),
        new Parameter.Real("g.deep.gate.hard.at", 0, 1, Scale.LINEAR, List.of(deep, new Condition("g.deep.gate", "hard"))),
        new Parameter.Simplex("h", List.of("x", "y", "z"), List.of(0.1, 0.0, 0.0), 2, ALWAYS),
        new Parameter.Permutation("i", List.of("x", "y", "z"), List.of(new Precedence("z", "x")), ALWAYS),
        new Parameter.Schedule("j", 1e-4, 1e-2, Scale.LOG, 3, ALWAYS),
        new Parameter.Choice("k", List.of("16", "32", "64"), true, ALWAYS));
    assertThat(plain.aims()).isEqualTo(
        Aims.minimizing("error").andMinimizing("size").andMaximizing("speed").atMost("size", 8).atLeast("recall", 0.9));
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> PlainSpace.read("""
        minimise: error
        at-most: {size: big}
        parameters:
          a: 3
          b: {uniformly: [0, 1]}
          c: {int: [0, 1.5]}
          d: {choose: [x, x]}
          e: {simplex: x}
          f: {simplex: [x, y], least: 0.7}
          g: {permutation: [x, y], before: [[x, y], [y, x]]}
          h: {permutation: [x, x]}
        """, "p.yaml")).hasMessage("""
        MED-005 The key (minimise) of search space (p.yaml:1) is not known.
        Did you mean: minimize?
        MED-017 The size (big) of at-most (p.yaml:2) must be a number.
        Maybe write digits, such as 16, 0.5 or 1e-4.
        MED-021 The value (3) of parameter a (p.yaml:4) does not vary.
        Maybe write `{uniform: [0, 1]}` or `{choose: [a, b]}`, or leave the parameter out.
        MED-021 The way (uniformly) of parameter b (p.yaml:5) is none to vary.
        Did you mean: uniform?
        MED-020 The interval ([0, 1.5]) of parameter c (p.yaml:6) needs whole numbers as bounds.
        Maybe take [0, 1].
        MED-014 The choice (x) of parameter d (p.yaml:7) is offered twice.
        Maybe remove one of them.
        MED-743 The simplex (x) of parameter e (p.yaml:8) must list names.
        Maybe write `{simplex: [a, b, c]}`.
        MED-740 The least shares (x 0.7, y 0.7) of parameter f (p.yaml:9) sum to 1.4, and no mix has more than 1.
        Maybe divide each by 1.4, or by more.
        MED-741 The precedence (x before y before x) of parameter g (p.yaml:10) goes round in a circle, which no order keeps.
        Maybe remove one of them.
        MED-743 The permutation (x) of parameter h (p.yaml:11) names one twice.
        Maybe remove one of them.""");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> PlainSpace.read("parameters: {a: {uniform: [0, 1]}}", "p.yaml"))
        .hasMessageStartingWith("MED-743 The objective");
    assertThatThrownBy(() -> PlainSpace.read("minimize: [a, a]", "p.yaml"))
        .hasMessageStartingWith("MED-743 The objective (a) of search space (p.yaml:1) is named twice.");
    assertThatThrownBy(() -> PlainSpace.read("[]", "p.yaml")).hasMessageStartingWith("MED-002");
    assertThatThrownBy(() -> PlainSpace.read(Path.of("no-such-file.yaml"))).hasMessageStartingWith("MED-007");
    assertThat(PlainSpace.read("maximize: speed", "p.yaml").space().parameters()).isEmpty();
  }
}
