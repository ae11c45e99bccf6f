/// Errors as a user interface: what is wrong, which value, which rule, what to do.
/// A [dev.medley.api.error.Problem] is one such sentence with its id; an exception carries all the problems of an input at once.
/// The sections of `docs/errors.md` explain each id with a wrong and a right input.
@NullMarked
package dev.medley.api.error;

import org.jspecify.annotations.NullMarked;
