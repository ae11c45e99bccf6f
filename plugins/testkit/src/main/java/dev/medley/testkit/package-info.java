/// Contracts for plugin authors: for each kind of component, an interface with tests that the component must pass.
/// An author implements the interface, supplies a factory and declares the properties that the method has.
/// What passes here works in the orchestrator.
@NullMarked
package dev.medley.testkit;

import org.jspecify.annotations.NullMarked;
