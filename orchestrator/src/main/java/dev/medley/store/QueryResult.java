package dev.medley.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query found. Cells are texts, numbers, booleans, instants, or null where the database has none.
///
/// @param columns the names of the columns, in lower case unless the query named them otherwise
/// @param rows the cells, row by row
/// @param limit the most rows that were asked for
/// @param truncated whether there were more
public record QueryResult(List<String> columns, List<List<@Nullable Object>> rows, int limit, boolean truncated) {}
