/// Learning an initialisation, from which a model adapts to tasks that it has not seen.
/// Here is said what the passes of an adaptation look at, how far they move, and after how many of them new tasks are looked at.
/// All of it is arithmetic on numbers of a member; what moves parameters is compiled in `training.compile`.
@NullMarked
package dev.medley.meta;

import org.jspecify.annotations.NullMarked;
