/// Settings: how a component says what can be set about it, and the values that it is given.
/// One declaration validates the YAML, fills the search space's ranges, writes the schema and the help.
/// A [dev.medley.api.parameter.Value] is what a configuration holds for one setting.
@NullMarked
package dev.medley.api.parameter;

import org.jspecify.annotations.NullMarked;
