package org.pollwatch.warehouse.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A query as DuckDB's own parser reads it ({@code json_serialize_sql}, which takes SELECT statements only). What is checked
 * is the tree, and what is run is made from the same tree, so no second reading of the text can differ from the first.
 */
final class SyntaxTree {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIMIT = "LIMIT_MODIFIER";

    private final ObjectNode document;

    private SyntaxTree(ObjectNode document) {
        this.document = document;
    }

    /** @throws QueryRefused if the text is not one SELECT, with where the parser stopped */
    static SyntaxTree of(Connection connection, String text) throws SQLException, QueryRefused {
        JsonNode read;
        try {
            read = JSON.readTree(asked(connection, "SELECT json_serialize_sql(?::VARCHAR)", text));
        } catch (JsonProcessingException e) {
            throw new QueryRefused("the query is nested too deeply", e);
        }
        if (read.path("error").asBoolean()) {
            boolean parsed = read.path("error_type").asText().equals("not implemented");
            throw new QueryRefused(
                    parsed
                            ? "only SELECT, also with WITH, is answered here"
                            : read.path("error_message").asText() + at(read, text));
        }
        JsonNode statements = read.path("statements");
        if (statements.size() != 1) {
            throw new QueryRefused("expected one statement, got " + statements.size());
        }
        if (!statements.get(0).path("named_param_map").isEmpty()) {
            throw new QueryRefused("expected a query without parameters");
        }
        return new SyntaxTree((ObjectNode) read);
    }

    private static String at(JsonNode error, String text) {
        int position = error.path("position").asInt(-1);
        if (position < 0 || position > text.length()) {
            return "";
        }
        long line = text.substring(0, position).lines().count();
        return " (line " + Math.max(1, line) + ")";
    }

    JsonNode root() {
        return document.path("statements").get(0).path("node");
    }

    /** Sees to it that no more rows are made than somebody will read. */
    void limit(int rows) throws QueryRefused {
        JsonNode node = root();
        while (node.path("type").asText().equals("CTE_NODE")) {
            node = node.path("child");
        }
        if (!(node.path("modifiers") instanceof ArrayNode modifiers)) {
            throw new QueryRefused("only SELECT, also with WITH, is answered here");
        }
        for (JsonNode modifier : modifiers) {
            String type = modifier.path("type").asText();
            if (type.equals("LIMIT_PERCENT_MODIFIER")) {
                throw new QueryRefused("LIMIT: expected a number of rows, not a percentage");
            }
            if (type.equals(LIMIT)) {
                if (!isAtMost(modifier.path("limit"), rows)) {
                    ((ObjectNode) modifier).set("limit", constant(rows));
                }
                return;
            }
        }
        ObjectNode added = modifiers.addObject();
        added.put("type", LIMIT);
        added.set("limit", constant(rows));
        added.putNull("offset");
    }

    private static boolean isAtMost(JsonNode limit, int rows) {
        JsonNode value = limit.path("value").path("value");
        return limit.path("class").asText().equals("CONSTANT")
                && value.isIntegralNumber()
                && value.canConvertToInt()
                && value.asInt() <= rows;
    }

    private static ObjectNode constant(int number) {
        ObjectNode constant = JSON.createObjectNode();
        constant.put("class", "CONSTANT").put("type", "VALUE_CONSTANT").put("alias", "");
        constant.put("query_location", 0);
        ObjectNode value = constant.putObject("value");
        value.putObject("type").put("id", "INTEGER").putNull("type_info");
        value.put("is_null", false).put("value", number);
        return constant;
    }

    /** @return the statement, as text again */
    String sql(Connection connection) throws SQLException {
        return asked(connection, "SELECT json_deserialize_sql(?::JSON)", document.toString());
    }

    private static String asked(Connection connection, String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
