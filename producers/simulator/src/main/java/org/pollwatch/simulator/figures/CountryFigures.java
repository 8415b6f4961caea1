package org.pollwatch.simulator.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;

/** The country's figures over the whole observation, as headquarters gives them. */
public final class CountryFigures {
    private final Map<String, JsonNode> byForm = new HashMap<>();

    private CountryFigures() {}

    /**
     * One indicator.
     *
     * @param n how many numbers were given; 0 where it is not one
     * @param sum of the numbers
     */
    record Line(long flagged, long applicable, long placesFlagged, long placesApplicable, long n, long sum) {}

    /** @return the id of the area that everything lies in */
    public static String country(Mission mission) {
        return mission.areas().all().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param json the answer to {@code GET /v1/missions/{mission}/rates}
     * @param country the id of the area that everything lies in; lines of other areas and of single hours are passed over
     */
    public static CountryFigures of(JsonNode json, String country) {
        CountryFigures figures = new CountryFigures();
        json.path("rates").forEach(line -> {
            if (line.path("area").asText().equals(country)
                    && (line.path("hour").isNull() || line.path("hour").isMissingNode())) {
                figures.byForm.put(line.path("form").asText(), line);
            }
        });
        return figures;
    }

    /** @return empty where no report of the form has been counted */
    Optional<Long> reports(String form) {
        return Optional.ofNullable(byForm.get(form))
                .map(line -> line.path("reports").asLong());
    }

    Optional<Long> places(String form) {
        return Optional.ofNullable(byForm.get(form))
                .map(line -> line.path("places").asLong());
    }

    Optional<Line> indicator(String form, String id) {
        JsonNode line = byForm.get(form);
        if (line == null) {
            return Optional.empty();
        }
        for (JsonNode indicator : line.path("indicators")) {
            if (indicator.path("id").asText().equals(id)) {
                return Optional.of(new Line(
                        indicator.path("flagged").asLong(),
                        indicator.path("applicable").asLong(),
                        indicator.path("placesFlagged").asLong(),
                        indicator.path("placesApplicable").asLong(),
                        indicator.path("n").asLong(),
                        indicator.path("sum").asLong()));
            }
        }
        return Optional.empty();
    }
}
