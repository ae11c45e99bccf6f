/// Tasks from a user's own files: CSV, TSV and JSON Lines with named columns.
/// Columns are named in the search space; splits are made here, the same on every run.
/// The libraries that read the formats are relocated into this jar.
@NullMarked
package dev.medley.plugins.files;

import org.jspecify.annotations.NullMarked;
