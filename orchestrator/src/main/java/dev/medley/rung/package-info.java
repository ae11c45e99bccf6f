/// Many fidelities: trials are looked at on rungs, after a few steps, after more, and at the end, and not all of them go on.
/// A pure calculation: who goes on follows from what trials reached, round after round, and from nothing else.
/// Knows nothing of training, stores or configurations.
@NullMarked
package dev.medley.rung;

import org.jspecify.annotations.NullMarked;
