/// Real tasks on English text that ship with Medley: tagging, entities, genres and more.
/// The data lie in the jar, with their licences and attributions.
/// Nothing here knows how a task is trained.
@NullMarked
package dev.medley.plugins.english;

import org.jspecify.annotations.NullMarked;
