/// Searches: given what has been tried and how it went, which points of a space to try next.
/// A [dev.medley.search.Search] is a pure function of its space, its seed and a [dev.medley.search.History]; [dev.medley.search.Searches] makes one by its name.
/// It knows nothing of training or of the store, and can be used without them: [dev.medley.search.AskTell] keeps the record then.
@NullMarked
package dev.medley.search;

import org.jspecify.annotations.NullMarked;
