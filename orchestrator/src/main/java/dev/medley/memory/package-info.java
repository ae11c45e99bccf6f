/// What one study can learn from others: which of their tasks are like its own, by what is known of both in numbers, and what their trials come to in its own space.
/// A pure calculation; knows spaces and searches, and nothing of stores, data or training.
@NullMarked
package dev.medley.memory;

import org.jspecify.annotations.NullMarked;
