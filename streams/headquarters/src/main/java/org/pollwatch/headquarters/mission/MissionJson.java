package org.pollwatch.headquarters.mission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.mission.Missions.Printed;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Missions as JSON, in the words of the API. */
public final class MissionJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MissionJson() {}

    /** @return {@code {"missions": [...]}}, each with its card only */
    public static ObjectNode list(List<Mission> missions) {
        ObjectNode json = NODES.objectNode();
        ArrayNode all = json.putArray("missions");
        missions.forEach(mission -> all.add(card(mission.card())));
        return json;
    }

    private static ObjectNode card(Mission.Card card) {
        ObjectNode json = NODES.objectNode();
        json.put("id", card.id());
        json.set("titles", labels(card.titles()));
        json.put("electionDay", card.electionDay().toString());
        json.put("observation", word(card.observation()));
        json.put("reconstruction", card.reconstruction());
        return json;
    }

    /**
     * @param scope whose areas are listed; those above them by name only, with {@code own} false
     * @return everything that a page needs before the first figure
     */
    public static ObjectNode full(MissionSnapshot snapshot, List<Printed> printed, Scope scope) {
        Mission mission = snapshot.mission();
        ObjectNode json = card(mission.card());
        json.put("timeZone", mission.card().zone().getId());
        json.put("minimumReports", mission.card().minimumReports());
        json.put("partnerFeed", mission.card().partnerFeed().name().toLowerCase(Locale.ROOT));
        json.put("map", snapshot.map().isPresent());
        ArrayNode areas = json.putArray("areas");
        Set<String> abroad = abroad(mission);
        mission.areas().all().stream()
                .filter(area -> scope.names(mission.areas(), area.id()))
                .forEach(area -> areas.add(
                        area(area, abroad.contains(area.id())).put("own", scope.covers(mission.areas(), area.id()))));
        ArrayNode forms = json.putArray("forms");
        mission.formIds().stream()
                .flatMap(id -> mission.newest(id).stream())
                .sorted(java.util.Comparator.comparing(Form::phase))
                .forEach(form -> forms.add(form(form)));
        json.put("plan", !mission.plan().isEmpty());
        json.put("sample", word(mission.card().sample()));
        ArrayNode contests = json.putArray("contests");
        mission.ballot().contests().forEach(contest -> contests.add(contest(contest, mission.ballot())));
        ArrayNode checks = json.putArray("checks");
        mission.checks().forEach(check -> checks.add(check(check)));
        ArrayNode figures = json.putArray("published");
        printed.forEach(it -> figures.add(published(it)));
        return json;
    }

    /** The pseudo-regions: areas whose places, and there are some, all lie abroad. */
    private static Set<String> abroad(Mission mission) {
        Set<String> abroad = new HashSet<>();
        Set<String> home = new HashSet<>();
        for (Place place : mission.places()) {
            boolean isAbroad = "abroad".equals(place.attributes().get("type"));
            (isAbroad ? abroad : home).addAll(mission.areas().path(place.area()));
        }
        abroad.removeAll(home);
        return abroad;
    }

    private static ObjectNode area(Area area, boolean abroad) {
        ObjectNode json = NODES.objectNode();
        json.put("id", area.id());
        json.put("parent", area.parent().orElse(null));
        json.put("level", word(area.level()));
        json.set("names", labels(area.names()));
        json.put("abroad", abroad);
        json.set("tileRow", number(area.tile().map(Area.Tile::row)));
        json.set("tileColumn", number(area.tile().map(Area.Tile::column)));
        return json;
    }

    private static ObjectNode form(Form form) {
        ObjectNode json = NODES.objectNode();
        json.put("id", form.id());
        json.put("phase", form.phase().word());
        json.set("title", labels(form.title()));
        ArrayNode questions = json.putArray("questions");
        form.questions().forEach(question -> questions.add(question(question)));
        ArrayNode indicators = json.putArray("indicators");
        for (Indicator indicator : form.indicators()) {
            ObjectNode it = indicators.addObject();
            it.put("id", indicator.id());
            it.put("question", indicator.question());
            it.put("kind", word(indicator.kind()));
            it.put("by", indicator.by().isEmpty() ? null : indicator.by());
            it.put("irregularity", indicator.irregularity());
            it.put("category", indicator.category());
            it.set("label", labels(indicator.label()));
            Question question = form.question(indicator.question()).orElseThrow();
            ArrayNode counted = it.putArray("counted");
            question.answers().stream().filter(question.counted()::contains).forEach(counted::add);
        }
        return json;
    }

    private static ObjectNode question(Question question) {
        ObjectNode json = NODES.objectNode();
        json.put("id", question.id());
        json.put("type", word(question.type()));
        json.set("label", labels(question.label()));
        json.put("contest", question.contest().orElse(null));
        json.put("by", question.by().map(By::question).orElse(null));
        ArrayNode options = json.putArray("options");
        for (Option option : question.options()) {
            options.addObject().put("id", option.id()).set("label", labels(option.label()));
        }
        return json;
    }

    private static ObjectNode contest(Contest contest, Ballot ballot) {
        ObjectNode json = NODES.objectNode();
        json.put("id", contest.id());
        json.set("title", labels(contest.title()));
        ArrayNode contestants = json.putArray("contestants");
        for (Contestant contestant : ballot.contestants(contest.id())) {
            ObjectNode it = contestants.addObject();
            it.put("id", contestant.id());
            it.put("area", contestant.area().orElse(null));
            it.set("name", labels(contestant.name()));
        }
        return json;
    }

    private static ObjectNode check(Check check) {
        ObjectNode json = NODES.objectNode();
        json.put("id", check.id());
        json.put("kind", word(check.kind()));
        json.put("severity", word(check.severity()));
        json.set("label", labels(check.label()));
        return json;
    }

    private static ObjectNode published(Printed printed) {
        PublishedFigure figure = printed.figure();
        ObjectNode json = NODES.objectNode();
        json.put("mission", figure.mission());
        json.put("year", printed.year());
        json.put("phase", figure.phase());
        json.put("form", figure.form().orElse(null));
        json.put("indicator", figure.indicator());
        json.put("measure", figure.measure().map(MissionJson::word).orElse(null));
        json.set("numerator", number(figure.numerator()));
        json.set("denominator", number(figure.denominator()));
        json.set("percent", number(figure.percent()));
        json.put("base", word(figure.base()));
        json.put("unit", figure.unit());
        json.put("wording", figure.wording());
        json.put("origin", word(figure.origin()));
        json.put("note", figure.note());
        return json;
    }

    private static ObjectNode labels(Labels labels) {
        return NODES.objectNode().put("en", labels.en()).put("ru", labels.ru()).put("kk", labels.kk());
    }

    private static JsonNode number(Optional<? extends Number> value) {
        return value.<JsonNode>map(it -> it instanceof java.math.BigDecimal decimal
                        ? NODES.numberNode(decimal)
                        : NODES.numberNode(it.longValue()))
                .orElse(NODES.nullNode());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
