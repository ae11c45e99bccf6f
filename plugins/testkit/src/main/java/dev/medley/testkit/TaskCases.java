package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;
import static dev.medley.testkit.Operands.taskParameter;

import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// What depends on the task of the micro-batch.
final class TaskCases {

  private TaskCases() {}

  static List<Expression> all() {
    return List.of(
        Expression.of("task parameter", n -> input(n, 3, 4).mul(taskParameter(n, 4))).tasks(3),
        Expression.of("scalar task parameter", n -> input(n, 3, 4).mul(taskParameter(n))).tasks(3),
        Expression.of("task parameter with a constant", n -> constant(3, 4).mul(taskParameter(n, 4))).tasks(3),
        Expression
            .of("task parameter with a shared one", n -> input(n, 3, 4).matmul(parameter(n, 4, 2)).tanh().matmul(taskParameter(n, 2, 5)))
            .tasks(3),
        Expression.of("task table", n -> taskParameter(n, 6, 4).embedding(Operands.ids(n, 3, 2))).with("ids", new Field.Whole(6)).tasks(2),
        Expression.of("task layer", n -> Layers.taskLinear(n, "head", input(n, 2, 3, 4), 5)).tasks(3),
        Expression.of("task index as a number", n -> parameter(n, 3).mul(n.task().toFloat().add(1))).tasks(3),
        Expression.of("take by task", n -> parameter(n, 3, 4).take(n.task()).mul(input(n, 2, 4))).tasks(3),
        Expression.of("take from a constant by task", n -> constant(3, 4).take(n.task()).mul(parameter(n, 4))).tasks(3),
        Expression.of("take by task from what is computed", n -> {
          var experts = Tensor.stack(0, input(n, 2, 4).mul(parameter(n, 4)), input(n, 2, 4).mul(parameter(n, 4)).tanh(), input(n, 2, 4));
          return experts.take(n.task());
        }).tasks(3),
        Expression.of("where by task", n -> Tensor.where(n.task().eq(Tensor.constant(1).toInt()), input(n, 3, 4), parameter(n, 3, 4)))
            .tasks(3),
        Expression.of("scatter by task", n -> taskParameter(n, 2, 3).scatter(n.task().expand(2), 3).mul(input(n, 3, 3))).tasks(3),
        Expression.of("what all tasks have", n -> input(n, 3, 4).mul(taskParameter(n, 4).ofAllTasks(3))).tasks(3).rough(),
        Expression.of("distance to the mean of all tasks", n -> {
          var own = taskParameter(n, 2, 4);
          return own.sub(own.ofAllTasks(3).mean(0)).square().mul(input(n, 2, 4));
        }).tasks(3).rough(),
        Expression.of("what every task has, learning", n -> input(n, 3, 4).mul(taskParameter(n, 4).ofEveryTask(3).mean(0))).tasks(3),
        Expression.of("what every task has, learning, beside a task's own", n -> {
          var own = taskParameter(n, 4);
          return input(n, 3, 4).mul(own.ofEveryTask(3).narrow(0, 1, 1).squeeze(0)).add(own);
        }).tasks(3),
        Expression.of("product with a matrix and a task's change of it",
            n -> input(n, 2, 3, 4).matmul(parameter(n, 4, 5).add(taskParameter(n, 4, 2).matmul(taskParameter(n, 2, 5))))).tasks(3),
        Expression.of("product with a matrix and a common change of it",
            n -> input(n, 3, 4).matmul(parameter(n, 4, 5).add(parameter(n, 4, 2).matmul(parameter(n, 2, 5))))),
        Expression.of("embedding of the task", n -> Layers.embedding(n, "tasks", n.task(), 3, 4).add(input(n, 2, 4))).tasks(3));
  }
}
