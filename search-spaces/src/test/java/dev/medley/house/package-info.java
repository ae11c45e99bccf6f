/// The rules of the house, held over every module at once: who may know whom, what a source file may hold, what a distribution is.
/// Each test first makes sure that it saw the code it speaks about.
/// A rule that stands in the way is changed here, in the open, with its reason.
@NullMarked
package dev.medley.house;

import org.jspecify.annotations.NullMarked;
