/// Families of functions, of which each is a task: as many as are asked for, each from its number alone.
/// They are made for learning how to learn: what the members of a family have in common is all that helps with another.
/// So small that hundreds of them train in a minute.
@NullMarked
package dev.medley.plugins.functions;

import org.jspecify.annotations.NullMarked;
