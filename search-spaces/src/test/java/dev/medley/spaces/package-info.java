/// The search spaces that ship, their schema and the examples of their README, checked against the components that ship.
/// A space that names what is not there, or leaves a range, fails here and not at a user's.
/// The schema is written from the components; its test leaves the right one in `target` when the published one is stale.
@NullMarked
package dev.medley.spaces;

import org.jspecify.annotations.NullMarked;
