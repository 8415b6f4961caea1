package org.pollwatch.headquarters.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.contract.mission.AreaGroup;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.counting.Wilson;
import org.pollwatch.counting.statistics.Difference;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.headquarters.compare.Comparison.GroupFigures;
import org.pollwatch.headquarters.compare.Tallies.Tally;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;

/** A comparison in the words of the API, rates to four digits. */
public final class ComparisonJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double FOUR_DIGITS = 1e4;
    private static final double PERCENT = 100;

    private final Comparison comparison;

    private ComparisonJson(Comparison comparison) {
        this.comparison = comparison;
    }

    /** @return {@code {"mission": ..., "missions": [...]}}: what the mission can be compared with */
    public static ObjectNode candidates(Side here, List<Side> others) {
        ObjectNode json = NODES.objectNode().put("mission", here.mission().id());
        ArrayNode all = json.putArray("missions");
        for (Side other : others) {
            ObjectNode it = all.addObject();
            Mission.Card card = other.mission().card();
            it.put("id", card.id());
            it.set("titles", labels(card.titles()));
            it.put("electionDay", card.electionDay().toString());
            it.put("observation", word(card.observation()));
            it.put("served", other.board().isPresent());
            it.put("groups", Ground.of(here, other).groups().size());
        }
        return json;
    }

    public static ObjectNode of(Comparison comparison) {
        return new ComparisonJson(comparison).write();
    }

    private ObjectNode write() {
        Mission here = comparison.here().mission();
        Mission there = comparison.there().mission();
        ObjectNode json = NODES.objectNode();
        json.put("mission", here.id());
        json.put("with", there.id());
        json.set("titles", labels(there.card().titles()));
        json.put("electionDay", here.card().electionDay().toString());
        json.put("withElectionDay", there.card().electionDay().toString());
        json.put("form", comparison.form().id());
        json.put("withForm", comparison.otherForm().map(it -> it.id()).orElse(null));
        json.put("asOf", asOf(comparison.here()));
        json.put("withAsOf", asOf(comparison.there()));
        json.put("served", comparison.there().board().isPresent());
        json.put("rates", comparison.withRates());
        json.put("reconstruction", here.card().reconstruction() || there.card().reconstruction());
        ArrayNode indicators = json.putArray("indicators");
        comparison.matches().forEach(match -> indicators.add(indicator(match)));
        ArrayNode groups = json.putArray("groups");
        comparison.groups().forEach(group -> groups.add(group(group)));
        ArrayNode refused = json.putArray("refused");
        comparison.refused().forEach(group -> refused.add(areas(group)));
        return json;
    }

    private static String asOf(Side side) {
        return side.board().flatMap(RateBoard::asOf).map(Instant::toString).orElse(null);
    }

    private static ObjectNode indicator(Match match) {
        Indicator indicator = match.here().or(match::there).orElseThrow();
        ObjectNode json = NODES.objectNode();
        json.put("id", match.id());
        json.put("state", word(match.state()));
        json.put("kind", word(indicator.kind()));
        json.put("irregularity", indicator.irregularity());
        json.put("category", indicator.category());
        json.set("label", labels(indicator.label()));
        return json;
    }

    private ObjectNode areas(AreaGroup group) {
        ObjectNode json = NODES.objectNode();
        json.set("areas", areas(comparison.here().mission(), group.areas()));
        json.set("withAreas", areas(comparison.there().mission(), group.earlierAreas()));
        return json;
    }

    /** Each with its name in its own mission: the other's areas may be named otherwise. */
    private static ArrayNode areas(Mission mission, Collection<String> ids) {
        ArrayNode all = NODES.arrayNode();
        for (String id : ids) {
            ObjectNode area = all.addObject().put("id", id);
            Labels names = mission.areas().find(id).map(Area::names).orElse(Labels.same(id));
            area.set("names", labels(names));
        }
        return all;
    }

    private ObjectNode group(GroupFigures group) {
        ObjectNode json = areas(group.group());
        json.put("whole", group.whole());
        json.put("reports", group.here().map(Tallies::reports).orElse(0L));
        json.put("places", group.here().map(Tallies::places).orElse(0L));
        json.put("suspect", group.here().map(Tallies::suspect).orElse(false));
        json.put("withReports", group.there().map(Tallies::reports).orElse(0L));
        json.put("withPlaces", group.there().map(Tallies::places).orElse(0L));
        json.put("withSuspect", group.there().map(Tallies::suspect).orElse(false));
        ArrayNode figures = json.putArray("figures");
        for (Match match : comparison.matches()) {
            ObjectNode figure = figures.addObject().put("id", match.id());
            Optional<Tally> here = match.here().flatMap(it -> Comparison.tally(group.here(), it.id()));
            Optional<Tally> there = match.there().flatMap(it -> Comparison.tally(group.there(), it.id()));
            figure.set("here", side(here, match.here(), comparison.here()));
            figure.set("there", side(there, match.there(), comparison.there()));
            figure.set("difference", difference(match, here, there));
            ArrayNode printed = figure.putArray("printed");
            group.printed().stream()
                    .filter(it -> it.indicator().equals(match.id()))
                    .forEach(it -> printed.add(printed(it, match, here)));
        }
        return json;
    }

    private ObjectNode side(Optional<Tally> tally, Optional<Indicator> indicator, Side side) {
        if (tally.isEmpty() || indicator.isEmpty()) {
            return null;
        }
        Tally it = tally.get();
        ObjectNode json = NODES.objectNode();
        json.put("flagged", it.flagged());
        json.put("applicable", it.applicable());
        json.put("placesFlagged", it.placesFlagged());
        json.put("placesApplicable", it.placesApplicable());
        boolean isNumber = indicator.get().kind() == Indicator.Kind.NUMBER;
        boolean hasRate = comparison.withRates() && !isNumber && it.applicable() > 0;
        json.put("rate", hasRate ? rounded((double) it.flagged() / it.applicable()) : null);
        boolean hasInterval = hasRate && Comparison.isProportion(indicator.get());
        Wilson interval = hasInterval ? Wilson.of(it.flagged(), it.applicable()) : null;
        json.put("low", hasInterval ? rounded(interval.low()) : null);
        json.put("high", hasInterval ? rounded(interval.high()) : null);
        json.put("few", it.applicable() < side.mission().card().minimumReports());
        json.put("n", isNumber ? it.numbers() : null);
        json.put("sum", isNumber ? it.sum() : null);
        return json;
    }

    /** Only where both count the same, and both are full missions. */
    private ObjectNode difference(Match match, Optional<Tally> here, Optional<Tally> there) {
        boolean may = comparison.withRates() && match.state() == Match.State.SAME;
        if (!may || here.isEmpty() || there.isEmpty()) {
            return null;
        }
        Tally one = here.get();
        Tally other = there.get();
        Indicator indicator = match.here().orElseThrow();
        if (one.applicable() == 0 || other.applicable() == 0 || indicator.kind() == Indicator.Kind.NUMBER) {
            return null;
        }
        if (!Comparison.isProportion(indicator)) {
            return alone((double) one.flagged() / one.applicable() - (double) other.flagged() / other.applicable());
        }
        return difference(Difference.of(one.flagged(), one.applicable(), other.flagged(), other.applicable()));
    }

    /** A printed figure, and the difference to it in its own base: places where it counts places. */
    private ObjectNode printed(PublishedFigure figure, Match match, Optional<Tally> here) {
        ObjectNode json = NODES.objectNode();
        json.put("numerator", figure.numerator().orElse(null));
        json.put("denominator", figure.denominator().orElse(null));
        json.put("percent", figure.percent().orElse(null));
        json.put("measure", figure.measure().map(ComparisonJson::word).orElse(null));
        json.put("base", word(figure.base()));
        json.put("unit", figure.unit());
        json.put("wording", figure.wording());
        json.set("difference", here.map(it -> toPrinted(figure, match, it)).orElse(null));
        return json;
    }

    private ObjectNode toPrinted(PublishedFigure figure, Match match, Tally here) {
        boolean countsPlaces = figure.measure().equals(Optional.of(Measure.PLACES));
        boolean counts = countsPlaces || figure.measure().equals(Optional.of(Measure.REPORTS));
        long flagged = countsPlaces ? here.placesFlagged() : here.flagged();
        long applicable = countsPlaces ? here.placesApplicable() : here.applicable();
        boolean may = comparison.withRates() && match.state() == Match.State.SAME && counts && applicable > 0;
        if (!may || !Comparison.isProportion(match.here().orElseThrow())) {
            return null;
        }
        long of = figure.denominator().orElse(0L);
        if (figure.numerator().isPresent() && of > 0 && figure.numerator().get() <= of) {
            return difference(
                    Difference.of(flagged, applicable, figure.numerator().get(), of));
        }
        // Only a rounded percentage was printed: its own uncertainty is unknown, so there is no interval.
        return figure.percent()
                .map(it -> alone((double) flagged / applicable - it.doubleValue() / PERCENT))
                .orElse(null);
    }

    private static ObjectNode difference(Difference it) {
        return alone(it.difference()).put("low", rounded(it.low())).put("high", rounded(it.high()));
    }

    private static ObjectNode alone(double difference) {
        return NODES.objectNode()
                .put("difference", rounded(difference))
                .putNull("low")
                .putNull("high");
    }

    private static Double rounded(double value) {
        return Math.round(value * FOUR_DIGITS) / FOUR_DIGITS;
    }

    private static ObjectNode labels(Labels labels) {
        return NODES.objectNode().put("en", labels.en()).put("ru", labels.ru()).put("kk", labels.kk());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
