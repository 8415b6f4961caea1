package org.pollwatch.simulator.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The announced official figures of the whole election, as headquarters gives them. */
public final class SeriesFigures {
    private final Map<List<String>, Announced> bySeriesAndArea = new HashMap<>();

    private SeriesFigures() {}

    /**
     * One figure; at least one of amount and percent is there.
     *
     * @param percent as announced, from 0 to 100
     */
    record Announced(OptionalLong amount, OptionalLong of, Optional<BigDecimal> percent) {

        /** @return as a share: the amount of its whole, the amount alone, or the percentage alone */
        Share share() {
            return amount.isPresent()
                    ? new Share(amount.getAsLong(), of.orElse(0), false)
                    : Share.percent(percent.orElseThrow());
        }
    }

    /** @return where nothing was announced */
    public static SeriesFigures none() {
        return new SeriesFigures();
    }

    /** @param json the answer to {@code GET /v1/missions/{mission}/series}; figures of single hours are passed over */
    public static SeriesFigures of(JsonNode json) {
        SeriesFigures figures = new SeriesFigures();
        json.path("series").forEach(line -> {
            Announced announced = new Announced(number(line, "amount"), number(line, "of"), percent(line));
            boolean whole =
                    line.path("hour").asText("").isEmpty() || line.path("hour").isNull();
            if (whole && (announced.amount().isPresent() || announced.percent().isPresent())) {
                figures.bySeriesAndArea.put(
                        List.of(line.path("series").asText(), line.path("area").asText()), announced);
            }
        });
        return figures;
    }

    private static OptionalLong number(JsonNode line, String field) {
        JsonNode value = line.path(field);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    private static Optional<BigDecimal> percent(JsonNode line) {
        JsonNode value = line.path("percent");
        return value.isNumber() || value.isTextual() ? Optional.of(new BigDecimal(value.asText())) : Optional.empty();
    }

    /** @return empty where nothing was announced */
    Optional<Announced> figure(String series, String area) {
        return Optional.ofNullable(bySeriesAndArea.get(List.of(series, area)));
    }
}
