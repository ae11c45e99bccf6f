/// What a plugin registers: components, each a name, a sentence, its settings and a way to make it.
/// A jar names one [dev.medley.api.plugin.ComponentProvider] in `META-INF/services`; nothing else is needed.
/// Values in, values out: no framework of the host is visible here.
@NullMarked
package dev.medley.api.plugin;

import org.jspecify.annotations.NullMarked;
