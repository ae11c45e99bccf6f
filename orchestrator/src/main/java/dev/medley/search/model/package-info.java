/// Models of what trials have shown: from points as features and their outcomes to what is expected elsewhere, and how surely.
/// A [dev.medley.search.model.GaussianProcess] serves small smooth problems, a [dev.medley.search.model.Forest] the others; both are a [dev.medley.search.model.Surrogate].
/// Plain numbers in and out: nothing here knows parameters, trials or searches.
@NullMarked
package dev.medley.search.model;

import org.jspecify.annotations.NullMarked;
