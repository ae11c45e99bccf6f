/// Models: a network of encoder, sharing and heads, with its losses and predictions, as expressions.
/// A [dev.medley.training.model.Model] is written once per configuration; configurations with equal models train in one cohort.
/// The layout of a member's flat parameter vector is decided here.
@NullMarked
package dev.medley.training.model;

import org.jspecify.annotations.NullMarked;
