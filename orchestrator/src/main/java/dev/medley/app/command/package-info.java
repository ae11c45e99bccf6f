/// The commands of `medley`, one class each: what it takes, what it does, what it prints.
/// A command gets what it needs by its constructor, made when it is first used, so that `plugins list` starts no engine and opens no store.
/// What is answered goes to standard output; a command that fails throws, and the exit code is made of that.
@NullMarked
package dev.medley.app.command;

import org.jspecify.annotations.NullMarked;
