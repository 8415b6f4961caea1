package org.pollwatch.simulator.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The findings that stand, as headquarters gives them. */
public final class StandingFindings {
    private static final String RAISED = "raised";

    private final List<Standing> findings = new ArrayList<>();

    private StandingFindings() {}

    /**
     * One finding.
     *
     * @param subject ids joined by bars; the first is the place's, station's or area's
     * @param place empty where it is about no place
     * @param expected the number that one would expect, where one can be said
     */
    record Standing(
            String rule, List<String> subject, Optional<String> place, List<Value> compared, OptionalDouble expected) {}

    /**
     * One value that was compared.
     *
     * @param shown the number, percentage or word
     */
    record Value(String name, String source, String shown) {}

    /** @param json the answer to {@code GET /v1/missions/{mission}/findings}; what is cleared is passed over */
    public static StandingFindings of(JsonNode json) {
        StandingFindings standing = new StandingFindings();
        json.path("findings").forEach(line -> {
            if (line.path("state").asText().equalsIgnoreCase(RAISED)) {
                standing.findings.add(new Standing(
                        line.path("rule").asText(),
                        List.of(line.path("subject").asText().split("\\|")),
                        Optional.ofNullable(line.path("place").textValue()),
                        values(line.path("compared")),
                        line.path("expected").isNumber()
                                ? OptionalDouble.of(line.path("expected").asDouble())
                                : OptionalDouble.empty()));
            }
        });
        return standing;
    }

    private static List<Value> values(JsonNode compared) {
        List<Value> values = new ArrayList<>();
        compared.forEach(it ->
                values.add(new Value(it.path("name").asText(), it.path("source").asText(), shown(it))));
        return List.copyOf(values);
    }

    private static String shown(JsonNode value) {
        if (value.path("number").isIntegralNumber()) {
            return ComparisonTable.number(value.path("number").asLong());
        }
        if (value.path("share").isNumber()) {
            return Share.percentOf(value.path("share").asDouble()) + "%";
        }
        return value.path("word").asText("");
    }

    List<Standing> ofRule(String rule) {
        return findings.stream().filter(it -> it.rule().equals(rule)).toList();
    }
}
