/// What the command line looks like: tables, progress, JSON lines, and where each is written.
/// Standard output carries answers alone, standard error everything else; colour and live lines only where a person looks.
/// Nothing here knows what it shows.
@NullMarked
package dev.medley.app.terminal;

import org.jspecify.annotations.NullMarked;
