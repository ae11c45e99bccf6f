/// Terms: penalties that are added to the losses of the tasks, in any study with any sharing.
/// Some make the features of several domains or tasks alike (`mmd`, `coral`, `dann`, `adversarial`), some tie or part the tasks' weights and features.
/// Strengths are numbers of each member's own.
@NullMarked
package dev.medley.plugins.terms;

import org.jspecify.annotations.NullMarked;
