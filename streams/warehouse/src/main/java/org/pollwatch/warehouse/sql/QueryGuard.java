package org.pollwatch.warehouse.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says which syntax trees may be run: those that read the tables they are shown, by their plain names, and call nothing that
 * looks at files, settings or the catalogue. Whatever it does not know in the place of a table is refused. It stands before
 * two other walls, which hold without it: the transaction is read-only, and the database has no access to files beyond its
 * exports and no setting that can be changed.
 */
final class QueryGuard {
    /** What may stand in FROM beside tables. */
    private static final Set<String> SOURCES = Set.of("BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY");

    private static final Set<String> TABLE_FUNCTIONS =
            Set.of("unnest", "range", "generate_series", "json_each", "json_tree");

    /** Functions that say something of the machine or of other queries, or that keep a state. */
    private static final Set<String> FORBIDDEN = Set.of(
            "current_setting",
            "current_query",
            "current_database",
            "current_schema",
            "current_schemas",
            "current_catalog",
            "getenv",
            "getvariable",
            "set_config",
            "setseed",
            "nextval",
            "currval",
            "write_log",
            "parse_duckdb_log_message",
            "in_search_path",
            "txid_current",
            "version",
            "json_execute_serialized_sql",
            "add_parquet_key",
            "query",
            "query_table");

    /** Functions that make one value of any size, which the database's memory limit does not see. */
    private static final Set<String> BLOATING = Set.of(
            "repeat",
            "lpad",
            "rpad",
            "format",
            "printf",
            "bar",
            "range",
            "generate_series",
            "list_resize",
            "array_resize");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Set<String> tables;
    private final Set<String> named = new HashSet<>();

    /** @param tables the plain names that may be read, in lower case */
    QueryGuard(Set<String> tables) {
        this.tables = tables;
    }

    /** @throws QueryRefused with the first thing that may not be */
    void check(JsonNode root) throws QueryRefused {
        collectNames(root);
        walk(root);
    }

    /** The names that WITH gives; a plain name cannot be taken for a file's. */
    private void collectNames(JsonNode node) throws QueryRefused {
        for (JsonNode entry : node.path("cte_map").path("map")) {
            String name = entry.path("key").asText();
            if (!PLAIN_NAME.matcher(name).matches()) {
                throw new QueryRefused(
                        "WITH: expected a name of letters, digits and underscores, got \"" + name + "\"");
            }
            named.add(name.toLowerCase(Locale.ROOT));
        }
        for (JsonNode child : node) {
            collectNames(child);
        }
    }

    private void walk(JsonNode node) throws QueryRefused {
        if (node.isObject()) {
            boolean isExpression = node.has("class");
            boolean isQuery = node.has("modifiers");
            if (isExpression && node.path("class").asText().equals("FUNCTION")) {
                function(node);
            } else if (!isExpression && !isQuery && (node.has("sample") || node.has("table_name"))) {
                source(node);
            }
        }
        boolean callsTable = node.path("type").asText().equals("TABLE_FUNCTION");
        for (JsonNode child : callsTable ? node.path("function") : node) {
            walk(child);
        }
    }

    private void source(JsonNode source) throws QueryRefused {
        String type = source.path("type").asText();
        if (type.equals("TABLE_FUNCTION")) {
            String name = source.path("function").path("function_name").asText().toLowerCase(Locale.ROOT);
            if (!TABLE_FUNCTIONS.contains(name)) {
                throw new QueryRefused("FROM: expected a table of this page, got the function " + name);
            }
            return;
        }
        if (type.equals("SHOW_REF")) {
            throw new QueryRefused("DESCRIBE, SHOW and SUMMARIZE are not answered here; the tables are listed beside");
        }
        if (!SOURCES.contains(type)) {
            throw new QueryRefused("FROM: expected a table of this page");
        }
        if (type.equals("BASE_TABLE")) {
            table(source);
        }
    }

    private void table(JsonNode table) throws QueryRefused {
        String name = table.path("table_name").asText();
        String schema = table.path("schema_name").asText();
        String catalog = table.path("catalog_name").asText();
        if (!schema.isEmpty() || !catalog.isEmpty()) {
            throw new QueryRefused("FROM: expected a table's plain name, without a schema before it");
        }
        String plain = name.toLowerCase(Locale.ROOT);
        if (!tables.contains(plain) && !named.contains(plain)) {
            throw new QueryRefused("FROM: expected a table of this page, got \"" + name + "\"");
        }
    }

    private static void function(JsonNode function) throws QueryRefused {
        String name = function.path("function_name").asText().toLowerCase(Locale.ROOT);
        String schema = function.path("schema").asText();
        boolean ofCatalogue = name.startsWith("pg_") || name.startsWith("duckdb_") || name.startsWith("pragma_");
        boolean qualified = !schema.isEmpty() && !schema.equals("main");
        if (FORBIDDEN.contains(name) || BLOATING.contains(name) || ofCatalogue || qualified) {
            throw new QueryRefused("the function " + name + " may not be called here");
        }
    }
}
