/// The one place where random streams are made.
/// A stream is a function of the study's seed, the trial's number and the purpose, never of the cohort or the clock.
/// Everything random in Medley is given a stream from here.
@NullMarked
package dev.medley.training.random;

import org.jspecify.annotations.NullMarked;
