package dev.medley.plugins.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GroupsTest implements SharingContract {

  @Override
  public Sharing sharing() {
    return CopySharingTest.sharing("grouping").set("groups", 3).make(CopySharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Override
  public Map<String, Double> scalars() {
    return groups(0, 0.5, 1);
  }

  private static Map<String, Double> groups(double ofA, double ofB, double ofC) {
    return Map.of("sharing.grouping.group.a", ofA, "sharing.grouping.group.b", ofB, "sharing.grouping.group.c", ofC);
  }

  @Test
  void tasksOfAGroupAreOneAndOthersAreNot() {
    var stack = Stack.of(sharing());
    var bindings = stack.bindings(groups(0.1, 0.9, 0.3));
    var features = stack.features().pooled();
    var first = new Interpreter(bindings.withTask(0)).value(features);
    assertThat(new Interpreter(bindings.withTask(2)).value(features)).isEqualTo(first);
    assertThat(new Interpreter(bindings.withTask(1)).value(features)).isNotEqualTo(first);
    var gradients = new Interpreter(bindings.withTask(1)).gradients(features.square().sum()).parameters();
    var weight = Objects.requireNonNull(gradients.get("encoder.low.weight"));
    assertThat(weight.rows(0, 1).largest()).isZero();
    assertThat(weight.row(2).largest()).isPositive();
  }

  @Test
  void aGroupIsAStretchOfTheUnitInterval() {
    var stack = Stack.of(sharing());
    var features = stack.features().pooled();
    var last = new Interpreter(stack.bindings(groups(1, 0.67, 0.66)));
    var values = last.value(features);
    var same = new Interpreter(stack.bindings(groups(1, 0.67, 0.66)).withTask(1)).value(features);
    var other = new Interpreter(stack.bindings(groups(1, 0.67, 0.66)).withTask(2)).value(features);
    assertThat(same).isEqualTo(values);
    assertThat(other).isNotEqualTo(values);
  }
}
