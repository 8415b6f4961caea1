package org.pollwatch.oracle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;
import org.pollwatch.mission.Sample;

/**
 * A mission of two regions, five places and every kind of question, in two versions of its voting form: small enough that
 * random histories make reports meet.
 */
public final class SmallMission {
    /** The island of the tests. */
    public static final String ID = "small";

    private SmallMission() {}

    /** @return the mission at revision 1, observed in full */
    public static Mission create() {
        return create(Mission.Observation.FULL);
    }

    public static Mission create(Mission.Observation observation) {
        Mission.Card card = new Mission.Card(
                ID,
                Labels.same("A small election"),
                LocalDate.of(2026, 3, 1),
                observation,
                ZoneId.of("Asia/Almaty"),
                5,
                Mission.PartnerFeed.RELEASED,
                false,
                Sample.NONE,
                Optional.empty());
        return new Mission(card, 1, new AreaTree(areas(), card.zone()), places(), forms());
    }

    private static List<Area> areas() {
        return List.of(
                area("C", "", AreaLevel.COUNTRY, ""),
                area("R1", "C", AreaLevel.REGION, ""),
                area("R2", "C", AreaLevel.REGION, "Asia/Tokyo"),
                area("R1-a", "R1", AreaLevel.DISTRICT, ""),
                area("R1-b", "R1", AreaLevel.DISTRICT, "Europe/Rome"),
                area("R2-a", "R2", AreaLevel.DISTRICT, ""));
    }

    private static Area area(String id, String parent, AreaLevel level, String zone) {
        return new Area(
                id,
                Optional.of(parent).filter(it -> !it.isEmpty()),
                level,
                Labels.same(id),
                Optional.of(zone).filter(it -> !it.isEmpty()).map(ZoneId::of),
                Optional.empty());
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        String[] areas = {"R1-a", "R1-a", "R1-b", "R2-a", "R2"};
        for (int i = 0; i < areas.length; i++) {
            String setting = i % 2 == 0 ? "urban" : "rural";
            places.add(place("P" + i, PlaceKind.POLLING_STATION, areas[i], setting));
            places.add(place("K" + i, PlaceKind.COMMISSION, areas[i], setting));
        }
        return places;
    }

    private static Place place(String id, PlaceKind kind, String area, String setting) {
        Optional<ZoneId> zone = id.equals("P3") ? Optional.of(ZoneId.of("America/New_York")) : Optional.empty();
        return new Place(id, kind, area, id, id, 1_000, zone, Map.of("setting", setting, "type", "regular"));
    }

    private static List<Form> forms() {
        List<Question> first = voting();
        List<Question> second = new ArrayList<>(first);
        second.add(2, yesNo("later_question", Set.of("yes"), Optional.empty(), Optional.empty()));
        return List.of(
                form("voting", "1", Phase.VOTING, FormSubject.POLLING_STATION, first),
                form("voting", "2", Phase.VOTING, FormSubject.POLLING_STATION, second),
                form("tabulation", "1", Phase.TABULATION, FormSubject.COMMISSION, tabulation()),
                form(
                        "incident",
                        "1",
                        Phase.INCIDENT,
                        FormSubject.AREA,
                        List.of(choice("kind", QuestionType.CHOICE, "protest", "detention"), number("persons"))));
    }

    private static Form form(String id, String version, Phase phase, FormSubject subject, List<Question> questions) {
        return new Form(id, version, phase, subject, Labels.same(id), questions);
    }

    private static List<Question> voting() {
        Condition stranger = new Condition.AnswerIs("strangers", Set.of("yes"));
        Condition many = new Condition.All(
                List.of(new Condition.MoreThan("members", 100), new Condition.PlaceIs("setting", Set.of("urban"))));
        return List.of(
                yesNo("group_voting", Set.of("yes"), Optional.empty(), Optional.empty()),
                opposite("opened_on_time", "opened_late"),
                yesNo("strangers", Set.of("yes"), Optional.empty(), Optional.empty()),
                yesNo("interference", Set.of("yes"), Optional.empty(), Optional.of(stranger)),
                evaluation(),
                choice("observers", QuestionType.CHOICES, "red", "blue", "none"),
                counted(choice("certificates", QuestionType.CHOICE, "always", "sometimes", "never"), "never"),
                cumulative("voters_added", 100),
                number("members"),
                ratio("women_members", "members"),
                asked(number("extra_members"), many),
                bare("arrived", QuestionType.TIME));
    }

    private static List<Question> tabulation() {
        Condition admitted = new Condition.AnswerIs("admitted", Set.of("yes"));
        return List.of(
                opposite("admitted", "access_denied"),
                asked(yesNo("restricted", Set.of("yes"), Optional.empty(), Optional.empty()), admitted),
                asked(number("protocols"), admitted));
    }

    private static Question yesNo(
            String id, Set<String> counted, Optional<String> indicator, Optional<Condition> askIf) {
        return question(id, QuestionType.YES_NO, List.of(), counted, indicator, Optional.empty(), askIf);
    }

    private static Question opposite(String id, String indicator) {
        return question(
                id,
                QuestionType.YES_NO,
                List.of(),
                Set.of("no"),
                Optional.of(indicator),
                Optional.of(id),
                Optional.empty());
    }

    private static Question evaluation() {
        return question(
                "overall",
                QuestionType.EVALUATION,
                List.of(),
                Set.of("bad", "very_bad"),
                Optional.of("eval"),
                Optional.of("eval_good"),
                Optional.empty());
    }

    private static Question choice(String id, QuestionType type, String... options) {
        List<Option> all = List.of(options).stream()
                .map(it -> new Option(it, Labels.same(it), Optional.empty()))
                .toList();
        return question(id, type, all, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Question bare(String id, QuestionType type) {
        return question(id, type, List.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Question question(
            String id,
            QuestionType type,
            List<Option> options,
            Set<String> counted,
            Optional<String> indicator,
            Optional<String> complement,
            Optional<Condition> askIf) {
        return new Question(
                id,
                type,
                Labels.same(id),
                options,
                counted,
                indicator,
                complement,
                true,
                "procedural",
                askIf,
                0,
                1_000,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Question number(String id) {
        return bare(id, QuestionType.INTEGER);
    }

    private static Question cumulative(String id, long over) {
        return with(
                number(id), Reading.CUMULATIVE, OptionalLong.of(over), Optional.empty(), Optional.empty(), Set.of());
    }

    private static Question ratio(String id, String below) {
        return with(
                number(id), Reading.PER_REPORT, OptionalLong.empty(), Optional.of(below), Optional.empty(), Set.of());
    }

    private static Question asked(Question it, Condition condition) {
        return with(it, it.reading(), it.over(), it.ratioOver(), Optional.of(condition), it.counted());
    }

    private static Question counted(Question it, String answer) {
        return with(it, it.reading(), it.over(), it.ratioOver(), it.askIf(), Set.of(answer));
    }

    private static Question with(
            Question it,
            Reading reading,
            OptionalLong over,
            Optional<String> ratioOver,
            Optional<Condition> askIf,
            Set<String> counted) {
        return new Question(
                it.id(),
                it.type(),
                it.label(),
                it.options(),
                counted,
                it.indicator(),
                it.complement(),
                it.irregularity(),
                it.category(),
                askIf,
                it.min(),
                it.max(),
                reading,
                over,
                ratioOver,
                it.contest(),
                it.by());
    }
}
