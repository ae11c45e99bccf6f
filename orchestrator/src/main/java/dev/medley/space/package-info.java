/// Search spaces: what may vary in a study, read from YAML or written in Java.
/// A [dev.medley.space.SearchSpace] holds parameters with their conditions; a [dev.medley.space.Point] is one assignment of values to those that are active.
/// A [dev.medley.space.Configuration] is a point together with everything that does not vary: what one trial is made from.
@NullMarked
package dev.medley.space;

import org.jspecify.annotations.NullMarked;
