/// Everything that outlives a process: studies, trials, their metrics, events and artifacts.
/// Values go in and values come out; JDBC, SQL and files stay inside the package.
/// One thread writes, and what a method has returned from survives the end of the process.
@NullMarked
package dev.medley.store;

import org.jspecify.annotations.NullMarked;
