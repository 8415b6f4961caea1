package org.pollwatch.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** What every schema of the contract keeps to, released or not: documented, safe to extend, exact, in a fixed order. */
final class SchemaHouseRules {
    private static final Set<String> MAY_BE_FRACTIONS =
            Set.of("rate", "low", "high", "share", "expected", "margin95", "margin99");

    private final List<String> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SchemaHouseRules() {}

    /** @return what is broken, one sentence each */
    static List<String> check(Schema schema) {
        SchemaHouseRules rules = new SchemaHouseRules();
        rules.visit(schema.getName(), schema);
        return rules.findings;
    }

    private void visit(String where, Schema schema) {
        switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> enumeration(where, schema);
            case UNION -> schema.getTypes().forEach(branch -> visit(where, branch));
            case ARRAY -> visit(where, schema.getElementType());
            case MAP ->
                findings.add(where + " is a map: its order is open, so equal figures would have unequal bytes."
                        + " Take an array of records, sorted.");
            case FLOAT, DOUBLE -> {
                if (!MAY_BE_FRACTIONS.contains(where.substring(where.indexOf('.') + 1))) {
                    findings.add(where + " is a " + schema.getType().getName() + ": counts are long; only "
                            + "rates, shares, expectations and their margins are fractions.");
                }
            }
            default -> {}
        }
    }

    private void record(Schema schema) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        documented("record " + schema.getName(), schema.getDoc());
        for (Schema.Field field : schema.getFields()) {
            String where = schema.getName() + "." + field.name();
            documented(where, field.doc());
            visit(where, field.schema());
        }
    }

    private void enumeration(String where, Schema schema) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        documented("enum " + schema.getName() + " of " + where, schema.getDoc());
        if (schema.getEnumDefault() == null) {
            findings.add("enum " + schema.getName() + " of " + where
                    + " has no default symbol: who does not know a later symbol cannot read the record."
                    + " Add \"default\": \"UNKNOWN\".");
        }
    }

    private void documented(String where, String doc) {
        if (doc == null || doc.isBlank()) {
            findings.add(where + " has no doc: say what it holds, its unit or time base.");
        }
    }
}
