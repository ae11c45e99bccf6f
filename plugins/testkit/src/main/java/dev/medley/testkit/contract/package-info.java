/// One contract for each kind of component: an interface whose tests every component of the kind must pass.
/// An author's test class implements it and supplies what is to be tested; nothing else is needed.
/// What passes here works in the orchestrator.
@NullMarked
package dev.medley.testkit.contract;

import org.jspecify.annotations.NullMarked;
