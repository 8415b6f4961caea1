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

    private PieceRows() {}

    static String write(Row row) {
        try {
            return JSON.writeValueAsString(row.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is JSON", e);
        }
    }

    /** @param name of the piece, in the place of a file's */
    static Row read(String name, String document, Faults faults) {
        Spot at = Spot.wholeFile(name);
        try {
            return new Row(JSON.readValue(document, FIELDS), at, faults);
        } catch (JsonProcessingException e) {
            faults.add(at, "expected a JSON object of columns: " + e.getOriginalMessage());
            return new Row(Map.of(), at, faults);
        }
    }
}
