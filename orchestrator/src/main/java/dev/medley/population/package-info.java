/// Population-based training: who gives way to a copy of whom, and what a copy does otherwise than what it copies.
/// A pure calculation on what was reached and on configurations. A copy's configuration says all that it ever did, its schedules up to where it was copied included; so training it from its beginning comes to the same as copying did.
/// Knows nothing of training, stores or engines.
@NullMarked
package dev.medley.population;

import org.jspecify.annotations.NullMarked;
