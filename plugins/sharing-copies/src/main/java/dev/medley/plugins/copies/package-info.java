/// Sharing between copies: every task, or group of tasks, has a network of its own that something ties to the others.
/// Distances tie (`soft`), units that stitch (`cross-stitch`), a common network that is changed a little (`low-rank`), a common part beside a private one (`shared-private`).
/// Embeddings of words are always shared: a copy for each task would cost more than all the rest.
@NullMarked
package dev.medley.plugins.copies;

import org.jspecify.annotations.NullMarked;
