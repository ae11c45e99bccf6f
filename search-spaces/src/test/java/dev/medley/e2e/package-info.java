/// The assembled distribution, used as a user uses it: `bin/medley` is a process of its own, started in a folder of its own, with a user's own small files.
/// What is asserted is what the command line promises: answers, exit codes, which stream says what, and what is found on disk afterwards.
/// Studies here are tiny; whether Medley finds anything good is asked elsewhere.
@NullMarked
package dev.medley.e2e;

import org.jspecify.annotations.NullMarked;
