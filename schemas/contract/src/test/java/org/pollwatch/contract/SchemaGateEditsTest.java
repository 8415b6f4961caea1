package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.ReleasedSchemas.Version;

/** The gate itself: edits that somebody might make in good faith, and what they are told. */
class SchemaGateEditsTest {
    private static final String RELEASED =
            """
            {"type": "record", "name": "Visit", "namespace": "org.pollwatch.test", "doc": "A visit.", "fields": [
              {"name": "place", "doc": "Place id.", "type": "string"},
              {"name": "people", "doc": "How many.", "type": "long", "default": 0},
              {"name": "at", "doc": "When.", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "note", "doc": "Where it leads.", "type": ["null", "string"], "default": null},
              {"name": "state", "doc": "How it went.", "type": {"type": "enum", "name": "State", "doc": "Ways.",
                "symbols": ["UNKNOWN", "DONE", "DENIED"], "default": "UNKNOWN"}},
              {"name": "rows", "doc": "Rows.", "type": {"type": "array", "items":
                {"type": "record", "name": "Row", "doc": "A row.", "fields": [
                  {"name": "count", "doc": "A count.", "type": "long"}]}}, "default": []}
            ]}""";

    @Test
    void shouldLetAnUnchangedSchemaPass() {
        assertThat(afterEdit("", "")).isEmpty();
    }

    @Test
    void shouldLetAFieldWithADefaultComeAndGo() {
        assertThat(afterEdit("{\"name\": \"people\", \"doc\": \"How many.\", \"type\": \"long\", \"default\": 0},", ""))
                .isEmpty();
        assertThat(
                        afterEdit(
                                "{\"name\": \"people\"",
                                "{\"name\": \"later\", \"doc\": \"New.\", \"type\": \"long\", \"default\": 0}, {\"name\": \"people\""))
                .isEmpty();
    }

    @Test
    void shouldLetWordsOfADocAndSymbolsBeAdded() {
        assertThat(afterEdit("A visit.", "A visit, well described.")).isEmpty();
        assertThat(afterEdit("\"DENIED\"", "\"DENIED\", \"POSTPONED\"")).isEmpty();
    }

    @Test
    void shouldNameARemovedFieldWithoutDefault() {
        assertThat(afterEdit("{\"name\": \"place\", \"doc\": \"Place id.\", \"type\": \"string\"},", ""))
                .containsExactly(
                        "Visit.place was removed, and in version 1 it had no default: who reads by that version"
                                + " cannot read records without it. Put the field back; only a field with a default may go.");
    }

    @Test
    void shouldNameANewFieldWithoutDefault() {
        assertThat(afterEdit(
                        "{\"name\": \"people\"",
                        "{\"name\": \"later\", \"doc\": \"New.\", \"type\": \"long\"}, {\"name\": \"people\""))
                .containsExactly("Visit.later is not in version 1 and has no default: records written by that version"
                        + " could not be read. Give the new field a default.");
    }

    @Test
    void shouldNameARenamedFieldAsRemovedAndNew() {
        assertThat(afterEdit("\"place\"", "\"station\""))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("Visit.place was removed"))
                .anyMatch(it -> it.startsWith("Visit.station is not in version 1"));
    }

    @Test
    void shouldNameAChangedType() {
        assertThat(afterEdit("\"type\": \"long\", \"default\": 0", "\"type\": \"string\", \"default\": \"\""))
                .containsExactly("Visit.people: version 1 has type long, now it is string: a type never changes."
                        + " Leave the field as it was and add one with another name.");
    }

    @Test
    void shouldNameATypeThatIsOnlyOneWayCompatible() {
        assertThat(afterEdit("\"type\": \"long\", \"default\": 0", "\"type\": \"int\", \"default\": 0"))
                .singleElement()
                .asString()
                .startsWith("Visit.people: version 1 has type long, now it is int");
        assertThat(afterEdit("[\"null\", \"string\"]", "[\"null\", \"string\", \"long\"]"))
                .singleElement()
                .asString()
                .startsWith("Visit.note: version 1 has type [null, string], now it is [null, string, long]");
    }

    @Test
    void shouldNameAChangeInARecordWithinARecord() {
        assertThat(afterEdit("\"A count.\", \"type\": \"long\"", "\"A count.\", \"type\": \"string\""))
                .singleElement()
                .asString()
                .startsWith("Row.count: version 1 has type long, now it is string");
    }

    @Test
    void shouldNameAChangedTimeUnitThatAvroDoesNotLookAt() {
        assertThat(afterEdit("timestamp-millis", "timestamp-micros"))
                .singleElement()
                .asString()
                .startsWith("Visit.at: version 1 has type long (timestamp-millis), now it is long (timestamp-micros)");
    }

    @Test
    void shouldNameARenamedEnumSymbolThatAvroLetsPass() {
        assertThat(afterEdit("DENIED", "REFUSED"))
                .containsExactly("Visit.state: symbol DENIED of version 1 was removed or renamed: records that hold it"
                        + " would read as UNKNOWN. Put it back; new symbols may be added beside it.");
    }

    @Test
    void shouldNameAnotherDefaultSymbol() {
        assertThat(afterEdit("\"default\": \"UNKNOWN\"", "\"default\": \"DONE\""))
                .containsExactly("Visit.state: the default symbol was UNKNOWN in version 1, now it is DONE:"
                        + " it never changes. Put it back.");
    }

    @Test
    void shouldNameARenamedRecord() {
        assertThat(afterEdit("\"name\": \"Row\"", "\"name\": \"Line\""))
                .singleElement()
                .asString()
                .startsWith("Visit.rows: version 1 has type array of org.pollwatch.test.Row, now it is array of");
    }

    @Test
    void shouldNameANameThatIsUsedAgain() {
        Schema first = parse(RELEASED);
        Schema without = parse(RELEASED.replace(
                "{\"name\": \"people\", \"doc\": \"How many.\", \"type\": \"long\", \"default\": 0},", ""));
        Schema today = parse(RELEASED.replace("How many.", "Something else."));

        assertThat(SchemaGate.check(List.of(new Version(1, first), new Version(2, without)), today))
                .containsExactly("Visit.people was in version 1, was removed in version 2 and is back: a name is never"
                        + " used again, old records would speak through it. Give the new field another name.");
    }

    @Test
    void shouldHoldAgainstEveryVersionAndNotOnlyTheLast() {
        Schema first = parse(RELEASED);
        Schema second = parse(RELEASED.replace(
                "{\"name\": \"people\", \"doc\": \"How many.\", \"type\": \"long\", \"default\": 0},", ""));
        Schema today = parse(
                RELEASED.replace("\"type\": \"long\", \"default\": 0", "\"type\": \"string\", \"default\": \"\""));

        assertThat(SchemaGate.check(List.of(new Version(2, second)), today)).isEmpty();
        assertThat(SchemaGate.check(List.of(new Version(1, first), new Version(2, second)), today))
                .anyMatch(it -> it.startsWith("Visit.people: version 1 has type long, now it is string"));
    }

    @Test
    void shouldNameEveryBreachOfTheHouseRules() {
        Schema schema = parse(
                """
                {"type": "record", "name": "Visit", "fields": [
                  {"name": "count", "doc": " ", "type": "double"},
                  {"name": "rate", "doc": "A rate.", "type": ["null", "double"]},
                  {"name": "state", "doc": "A state.", "type": {"type": "enum", "name": "State", "symbols": ["A"]}},
                  {"name": "rows", "doc": "Rows.", "type": {"type": "map", "values": "long"}}
                ]}""");

        assertThat(SchemaHouseRules.check(schema))
                .containsExactly(
                        "record Visit has no doc: say what it holds, its unit or time base.",
                        "Visit.count has no doc: say what it holds, its unit or time base.",
                        "Visit.count is a double: counts are long; only rates, shares, expectations and their margins"
                                + " are fractions.",
                        "enum State of Visit.state has no doc: say what it holds, its unit or time base.",
                        "enum State of Visit.state has no default symbol: who does not know a later symbol cannot read"
                                + " the record. Add \"default\": \"UNKNOWN\".",
                        "Visit.rows is a map: its order is open, so equal figures would have unequal bytes."
                                + " Take an array of records, sorted.");
    }

    @Test
    void shouldReleaseTheNextVersionOnceAndOnlyWhereItDiffers(@TempDir Path directory) {
        ReleasedSchemas released = new ReleasedSchemas(directory);
        Schema first = parse(RELEASED);
        Schema second = parse(RELEASED.replace("A visit.", "A longer visit."));
        List<Integer> numbers = new ArrayList<>();

        for (Schema schema : List.of(first, first, second, second)) {
            released.release(schema);
            numbers.add(released.of("Visit").size());
        }

        assertThat(numbers).containsExactly(1, 1, 2, 2);
        assertThat(released.of("Visit"))
                .extracting(Version::schema)
                .extracting(Schema::getDoc)
                .containsExactly("A visit.", "A longer visit.");
        assertThat(Files.exists(directory.resolve("Visit/3.avsc"))).isFalse();
    }

    private static List<String> afterEdit(String from, String to) {
        assertThat(RELEASED).contains(from);
        return SchemaGate.check(List.of(new Version(1, parse(RELEASED))), parse(RELEASED.replace(from, to)));
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
