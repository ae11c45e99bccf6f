/// Questions about stories, from what one sentence answers to what only several do: the case that curricula were made for.
/// A kind of story simulates a small world, tells what happens in it, and knows the answer and the sentences that it follows from.
/// The files of bAbI, which ask the same of people's making, are read where a user has them.
@NullMarked
package dev.medley.plugins.stories;

import org.jspecify.annotations.NullMarked;
