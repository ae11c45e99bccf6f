/// Plugins: found in directories, loaded through PF4J with a class loader each, and counted.
/// [dev.medley.plugin.Plugins] holds every component that is there, where it comes from, and a named problem for everything that should be there and is not.
/// A jar that fails disturbs no other; nothing is dropped in silence.
@NullMarked
package dev.medley.plugin;

import org.jspecify.annotations.NullMarked;
