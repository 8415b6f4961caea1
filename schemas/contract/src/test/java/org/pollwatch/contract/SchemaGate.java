package org.pollwatch.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.pollwatch.contract.ReleasedSchemas.Version;

/**
 * FULL_TRANSITIVE in words: a schema and every released version of it must read each other's records. Avro judges; this
 * says which record and field, what rule, and what to do, and adds what Avro does not look at: enum symbols that went,
 * logical types, and names that come back.
 */
final class SchemaGate {
    private final Schema today;
    private final List<String> findings = new ArrayList<>();

    private SchemaGate(Schema today) {
        this.today = today;
    }

    /** @return what is broken, one sentence each; empty if the schema may be registered */
    static List<String> check(List<Version> released, Schema today) {
        SchemaGate gate = new SchemaGate(today);
        released.forEach(gate::against);
        gate.reusedNames(released);
        return gate.findings.stream().distinct().toList();
    }

    private void against(Version version) {
        int before = findings.size();
        new Comparison(version.number()).of(today.getName(), version.schema(), today);
        SchemaPairCompatibility backward = SchemaCompatibility.checkReaderWriterCompatibility(today, version.schema());
        SchemaPairCompatibility forward = SchemaCompatibility.checkReaderWriterCompatibility(version.schema(), today);
        boolean compatible = backward.getType() == SchemaCompatibilityType.COMPATIBLE
                && forward.getType() == SchemaCompatibilityType.COMPATIBLE;
        if (!compatible && findings.size() == before) {
            findings.add(today.getName() + ": Avro finds it incompatible with version " + version.number() + ": "
                    + backward.getResult().getIncompatibilities()
                    + forward.getResult().getIncompatibilities());
        }
    }

    /** A name that was taken out once would give its new meaning to old records. */
    private void reusedNames(List<Version> released) {
        for (int gone = 1; gone < released.size(); gone++) {
            for (int earlier = 0; earlier < gone; earlier++) {
                for (String field : fields(released.get(earlier).schema()).keySet()) {
                    boolean back = !fields(released.get(gone).schema()).containsKey(field)
                            && fields(today).containsKey(field);
                    if (back) {
                        findings.add(field + " was in version "
                                + released.get(earlier).number() + ", was removed in version "
                                + released.get(gone).number()
                                + " and is back: a name is never used again, old records would speak through it."
                                + " Give the new field another name.");
                    }
                }
            }
        }
    }

    /** @return every field of the record and of the records in it, as {@code Record.field} */
    static Map<String, Schema.Field> fields(Schema schema) {
        Map<String, Schema.Field> found = new LinkedHashMap<>();
        collect(schema, found);
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema.Field> found) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields().forEach(field -> {
                    if (found.put(schema.getName() + "." + field.name(), field) == null) {
                        collect(field.schema(), found);
                    }
                });
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            default -> {}
        }
    }

    /** One released version beside today's schema. */
    private final class Comparison {
        private final String version;

        Comparison(int number) {
            this.version = "version " + number;
        }

        void of(String where, Schema old, Schema now) {
            String was = word(old);
            String is = word(now);
            if (!was.equals(is)) {
                findings.add(where + ": " + version + " has type " + was + ", now it is " + is
                        + ": a type never changes. Leave the field as it was and add one with another name.");
                return;
            }
            switch (old.getType()) {
                case RECORD -> fields(old, now);
                case ENUM -> symbols(where, old, now);
                case UNION -> {
                    for (int i = 0; i < old.getTypes().size(); i++) {
                        of(where, old.getTypes().get(i), now.getTypes().get(i));
                    }
                }
                case ARRAY -> of(where, old.getElementType(), now.getElementType());
                case MAP -> of(where, old.getValueType(), now.getValueType());
                default -> {}
            }
        }

        private void fields(Schema old, Schema now) {
            for (Schema.Field field : old.getFields()) {
                String where = now.getName() + "." + field.name();
                Schema.Field still = now.getField(field.name());
                if (still != null) {
                    of(where, field.schema(), still.schema());
                } else if (!field.hasDefaultValue()) {
                    findings.add(where + " was removed, and in " + version
                            + " it had no default: who reads by that version cannot read records without it."
                            + " Put the field back; only a field with a default may go.");
                }
            }
            for (Schema.Field field : now.getFields()) {
                if (old.getField(field.name()) == null && !field.hasDefaultValue()) {
                    findings.add(now.getName() + "." + field.name() + " is not in " + version
                            + " and has no default: records written by that version could not be read."
                            + " Give the new field a default.");
                }
            }
        }

        private void symbols(String where, Schema old, Schema now) {
            for (String symbol : old.getEnumSymbols()) {
                if (!now.hasEnumSymbol(symbol)) {
                    findings.add(where + ": symbol " + symbol + " of " + version
                            + " was removed or renamed: records that hold it would read as "
                            + now.getEnumDefault() + ". Put it back; new symbols may be added beside it.");
                }
            }
            if (old.getEnumDefault() != null && !old.getEnumDefault().equals(now.getEnumDefault())) {
                findings.add(where + ": the default symbol was " + old.getEnumDefault() + " in " + version
                        + ", now it is " + now.getEnumDefault() + ": it never changes. Put it back.");
            }
        }
    }

    /** The type in words: by name for what has one, with its logical type, and all branches of a union. */
    private static String word(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getFullName();
            case UNION ->
                schema.getTypes().stream().map(SchemaGate::word).toList().toString();
            case ARRAY -> "array of " + word(schema.getElementType());
            case MAP -> "map of " + word(schema.getValueType());
            default -> {
                String logical = schema.getProp("logicalType");
                yield schema.getType().getName() + (logical == null ? "" : " (" + logical + ")");
            }
        };
    }
}
