package org.pollwatch.contract.mission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a table as JSON objects of their columns, blank ones left out. */
final class PieceRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};

    /** Not a column of any table: the author's own column of that name is not read. */
    private static final String POSITION = "position";

    private PieceRows() {}

    static String write(Row row) {
        return write(row.fields());
    }

    /** @param position of the row in its table, from 1, where the order says something */
    static String write(Row row, int position) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.put(POSITION, Integer.toString(position));
        return write(fields);
    }

    /** @return the position that the row was written with; 0 if with none */
    static long position(Row row) {
        return row.find(POSITION).flatMap(it -> it.number(1, Integer.MAX_VALUE)).orElse(0L);
    }

    private static String write(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is JSON", e);
        }
    }

    /** @param name of the piece, in the place of a file's */
    static Row read(String name, String document, Faults faults) {
        Spot at = Spot.wholeFile(name);
        try {
            Map<String, String> fields = JSON.readValue(document, FIELDS);
            if (fields == null || fields.containsValue(null)) {
                faults.add(at, "expected a JSON object of columns, got null");
                return new Row(Map.of(), at, faults);
            }
            return new Row(fields, at, faults);
        } catch (JsonProcessingException e) {
            faults.add(at, "expected a JSON object of columns: " + e.getOriginalMessage());
            return new Row(Map.of(), at, faults);
        }
    }
}
