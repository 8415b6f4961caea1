package org.pollwatch.warehouse.sql;

import java.util.List;

/**
 * What a query gave.
 *
 * @param rows cells are null, a {@link Number}, a {@link Boolean} or a text
 * @param truncated whether there was more than the limits let through
 */
public record QueryAnswer(List<Column> columns, List<List<Object>> rows, boolean truncated, long millis) {

    /** @param type as DuckDB names it */
    public record Column(String name, String type) {}
}
