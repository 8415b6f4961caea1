package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** Reads a row of {@code places.csv}. */
final class PlaceReader {
    static final Columns COLUMNS = new Columns(
            List.of("id", "kind", "area", "number", "name", "registered_voters", "setting", "type"),
            List.of("stratum", "supplementary_registration", "time_zone", "synthetic"));

    /** The attributes whose values are fixed words; of the others any value is taken. */
    static final Map<String, List<String>> WORDS = Map.of(
            "setting", List.of("urban", "rural"),
            "type", List.of("regular", "special", "abroad"),
            "supplementary_registration", List.of("true", "false"));

    private PlaceReader() {}

    static Located<Place> read(Row row) {
        Place place = new Place(
                row.need("id").flatMap(it -> it.id(IdRule.NODE)).orElse(""),
                row.need("kind").flatMap(it -> it.word(PlaceKind.class)).orElse(PlaceKind.POLLING_STATION),
                row.need("area").map(Scalar::text).orElse(""),
                row.text("number"),
                row.text("name"),
                row.find("registered_voters")
                        .flatMap(it -> it.number(0, Long.MAX_VALUE))
                        .orElse(0L),
                row.find("time_zone").flatMap(Scalar::zone),
                attributes(row));
        row.find("synthetic").ifPresent(Scalar::flag);
        return new Located<>(place, row.at());
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : Place.ATTRIBUTES) {
            row.find(attribute).flatMap(PlaceReader::attribute).ifPresent(it -> attributes.put(attribute, it));
        }
        return attributes;
    }

    private static Optional<String> attribute(Scalar value) {
        List<String> words = WORDS.getOrDefault(value.name(), List.of());
        return words.isEmpty() || words.contains(value.text())
                ? Optional.of(value.text())
                : value.expected("one of " + String.join(", ", words));
    }
}
