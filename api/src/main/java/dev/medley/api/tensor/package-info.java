/// The tensor language: symbolic expressions that a component writes for one model and one micro-batch.
/// Shapes are checked where an expression is written; nothing is reshaped or broadcast in silence.
/// The orchestrator compiles the expressions for a whole cohort of members, which authors never see.
@NullMarked
package dev.medley.api.tensor;

import org.jspecify.annotations.NullMarked;
