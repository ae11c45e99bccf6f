/// Trains and evaluates cohorts: members with models of one shape, all in one fused program, each with its own data, rates, weights and randomness.
/// What a member comes to does not depend on its company.
/// The native engine is behind [dev.medley.training.engine]; what a step computes is decided in [dev.medley.training.compile].
@NullMarked
package dev.medley.training;

import org.jspecify.annotations.NullMarked;
