/// Sharing by attention: all tasks see one trunk, and each attends to its own part of it.
/// `mtan` masks features, `task-attention` relates the words of a text to each other.
/// What attends is a task's own; what is attended to is shared.
@NullMarked
package dev.medley.plugins.attending;

import org.jspecify.annotations.NullMarked;
