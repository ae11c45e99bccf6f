package dev.medley.testkit;

import java.util.List;
import java.util.stream.Stream;

/// The catalogue of expressions by which two ways of evaluating the tensor language are compared: every operation in every form of broadcasting, alone and in
/// the networks that it is for.
///
/// Tensors that hold the same for all members (constants and what is made of them alone) and those that each member has for itself
/// (parameters, inputs, scalars) meet in every operation in both places, because a compiler treats them differently.
public final class Expressions {

  private Expressions() {}

  public static List<Expression> all() {
    return Stream
        .of(UnaryCases.all(), BinaryCases.all(), ShapeCases.all(), ReduceCases.all(), ProductCases.all(), LookUpCases.all(),
            NetworkCases.all(), RecurrenceCases.all(), CompositionCases.all(), TaskCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
