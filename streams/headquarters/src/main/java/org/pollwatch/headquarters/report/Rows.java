package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pollwatch.warehouse.WarehouseException;

/** Asks the warehouse and reads each row as JSON, under the names of the columns. */
final class Rows {
    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /** @param values bound to the question marks, in their order */
    List<JsonObject> ask(String sql, List<?> values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                List<JsonObject> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new WarehouseException("the warehouse did not answer", e);
        }
    }

    /** @return the only number asked for */
    long count(String sql, List<?> values) {
        return ask(sql, values).get(0).getLong("count");
    }

    private static JsonObject row(ResultSet found) throws SQLException {
        JsonObject row = new JsonObject();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            Object value = found.getObject(i);
            row.put(
                    found.getMetaData().getColumnLabel(i),
                    json(value, found.getMetaData().getColumnTypeName(i)));
        }
        return row;
    }

    /** Times are instants in the answer; JSON stays JSON. */
    private static Object json(Object value, String type) throws SQLException {
        if (value instanceof java.sql.Timestamp it) {
            return it.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof LocalDateTime it) {
            return it.toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof Array it) {
            return new JsonArray(Arrays.asList((Object[]) it.getArray()));
        }
        if (value != null && type.equals("JSON")) {
            return io.vertx.core.json.Json.decodeValue(value.toString());
        }
        return value;
    }
}
