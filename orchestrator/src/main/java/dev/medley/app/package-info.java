/// The composition root: the process starts here, and here alone is everything wired together.
/// [dev.medley.app.Main] turns a command line into an exit code; the commands themselves are in `command`.
/// Nothing depends on this package.
@NullMarked
package dev.medley.app;

import org.jspecify.annotations.NullMarked;
