package org.pollwatch.headquarters.analysis;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.pollwatch.counting.Wilson;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Indicator;
import org.pollwatch.warehouse.analysis.Breakdown;
import org.pollwatch.warehouse.analysis.Breakdown.Line;
import org.pollwatch.warehouse.analysis.BreakdownQuery;
import org.pollwatch.warehouse.analysis.By;

/** A breakdown in the words of the API; rates and their Wilson intervals to four digits, none of a limited mission. */
public final class BreakdownJson {
    private static final double FOUR_DIGITS = 1e4;

    private final BreakdownQuery asked;
    private final boolean hasRates;

    private BreakdownJson(BreakdownQuery asked) {
        this.asked = asked;
        this.hasRates = !MissionDesk.isLimited(asked.mission());
    }

    public static JsonObject of(BreakdownQuery asked, Breakdown found) {
        return new BreakdownJson(asked).write(found);
    }

    private JsonObject write(Breakdown found) {
        Optional<Indicator> indicator = asked.indicator();
        JsonArray rows = new JsonArray();
        found.rows().forEach(line -> rows.add(line(line)));
        return new JsonObject()
                .put("mission", asked.mission().id())
                .put("form", asked.form().id())
                .put("question", asked.question().id())
                .put("type", asked.question().type().name().toLowerCase(Locale.ROOT))
                .put("indicator", indicator.map(Indicator::id).orElse(null))
                .put(
                        "kind",
                        indicator
                                .map(it -> it.kind().name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .put(
                        "by",
                        asked.by() instanceof By.Attribute it
                                ? it.word()
                                : BreakdownRequest.QUESTION
                                        + ((By.Answer) asked.by()).question().id())
                .put("area", asked.area().orElse(null))
                .put("rates", hasRates)
                .put("overlapping", found.overlapping())
                .put("answers", new JsonArray(asked.question().answers()))
                .put("total", line(found.total()))
                .put("rows", rows);
    }

    private JsonObject line(Line it) {
        JsonObject json = new JsonObject()
                .put("key", it.key())
                .put("reports", it.reports())
                .put("places", it.places())
                .put("answers", new JsonObject(new TreeMap<>(it.answers())))
                .put("notObserved", it.notObserved())
                .put("notApplicable", it.notApplicable())
                .put("notAsked", it.notAsked())
                .put("missing", it.missing())
                .put("flagged", it.flagged())
                .put("applicable", it.applicable())
                .put("placesFlagged", it.placesFlagged())
                .put("placesApplicable", it.placesApplicable());
        rate(json, it);
        json.put("few", it.applicable() < asked.mission().card().minimumReports());
        boolean hasNumbers = it.numbers().count() > 0;
        return json.put("n", hasNumbers ? it.numbers().count() : null)
                .put("sum", hasNumbers ? it.numbers().sum() : null)
                .put("least", value(it.numbers().least()))
                .put("median", value(it.numbers().median()))
                .put("greatest", value(it.numbers().greatest()));
    }

    private void rate(JsonObject json, Line it) {
        Optional<Indicator.Kind> kind = asked.indicator().map(Indicator::kind);
        boolean has = hasRates
                && it.applicable() > 0
                && kind.filter(each -> each != Indicator.Kind.NUMBER).isPresent();
        boolean isProportion = has && kind.get() != Indicator.Kind.RATIO;
        Wilson interval = isProportion ? Wilson.of(it.flagged(), it.applicable()) : null;
        json.put("rate", has ? rounded((double) it.flagged() / it.applicable()) : null)
                .put("low", isProportion ? rounded(interval.low()) : null)
                .put("high", isProportion ? rounded(interval.high()) : null);
    }

    private static Object value(OptionalLong number) {
        return number.isPresent() ? (Object) number.getAsLong() : null;
    }

    private static Double rounded(double value) {
        return Math.round(value * FOUR_DIGITS) / FOUR_DIGITS;
    }
}
