package org.pollwatch.counting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.Sample;
import org.pollwatch.mission.Severity;

/**
 * A mission of country C, region R, the polling station {@code station} and the commission {@code commission}, both on the
 * region and with 500 voters; the case adds its forms, and what else matters to it.
 */
public final class MissionBuilder {
    public static final LocalDate ELECTION_DAY = LocalDate.of(2022, 11, 20);

    private final List<Form> forms = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Contest> contests = new ArrayList<>();
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<PlanEntry> plan = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private Mission.Observation observation = Mission.Observation.FULL;
    private Sample sample = Sample.NONE;
    private Optional<Mission.Turnout> turnout = Optional.empty();
    private long revision = 1;

    public MissionBuilder() {
        areas.add(area("C", Optional.empty(), AreaLevel.COUNTRY));
        areas.add(area("R", Optional.of("C"), AreaLevel.REGION));
        place("station", PlaceKind.POLLING_STATION, "R", 500, Map.of("setting", "urban"));
        place("commission", PlaceKind.COMMISSION, "R", 500, Map.of("setting", "urban"));
    }

    /** A mission with one form for polling stations, {@code voting} in version 1. */
    public static Mission withQuestions(QuestionBuilder... questions) {
        return new MissionBuilder().voting("1", questions).build();
    }

    /** Another region of the country. */
    public MissionBuilder region(String id) {
        areas.add(area(id, Optional.of("C"), AreaLevel.REGION));
        return this;
    }

    public MissionBuilder place(
            String id, PlaceKind kind, String area, long registeredVoters, Map<String, String> attributes) {
        places.add(new Place(id, kind, area, "1", id, registeredVoters, Optional.empty(), attributes));
        return this;
    }

    /** @param contestantIds who stands everywhere, in the order of the ballot */
    public MissionBuilder contest(String id, String... contestantIds) {
        contests.add(new Contest(id, Labels.same(id)));
        Stream.of(contestantIds).forEach(it -> contestants.add(contestant(id, it, Optional.empty())));
        return this;
    }

    /** Someone who stands in one area only. */
    public MissionBuilder contestantOf(String area, String contest, String id) {
        contestants.add(contestant(contest, id, Optional.of(area)));
        return this;
    }

    /** Of severity medium. */
    public MissionBuilder check(String id, CheckKind kind, Check.Rule rule) {
        checks.add(new Check(id, kind, Severity.MEDIUM, Labels.same(id), rule));
        return this;
    }

    public MissionBuilder planned(PlanEntry entry) {
        plan.add(entry);
        return this;
    }

    public MissionBuilder probabilitySample(String form, String question) {
        this.sample = Sample.PROBABILITY;
        this.turnout = Optional.of(new Mission.Turnout(form, question));
        return this;
    }

    public MissionBuilder limited() {
        this.observation = Mission.Observation.LIMITED;
        return this;
    }

    public MissionBuilder revision(long number) {
        this.revision = number;
        return this;
    }

    public MissionBuilder voting(String version, QuestionBuilder... questions) {
        return form("voting", version, Phase.VOTING, FormSubject.POLLING_STATION, questions);
    }

    public MissionBuilder incident(QuestionBuilder... questions) {
        return form("incident", "1", Phase.INCIDENT, FormSubject.AREA, questions);
    }

    public MissionBuilder form(
            String id, String version, Phase phase, FormSubject subject, QuestionBuilder... questions) {
        List<Question> all = Stream.of(questions).map(QuestionBuilder::build).toList();
        forms.add(new Form(id, version, phase, subject, Labels.same(id), all));
        return this;
    }

    public Mission build() {
        Mission.Card card = new Mission.Card(
                "test",
                Labels.same("Test"),
                ELECTION_DAY,
                observation,
                ZoneId.of("Asia/Almaty"),
                5,
                Mission.PartnerFeed.RELEASED,
                false,
                sample,
                turnout,
                Optional.empty());
        Ballot ballot = new Ballot(contests, contestants);
        return new Mission(card, revision, new AreaTree(areas, card.zone()), places, forms, ballot, plan, checks);
    }

    private static Area area(String id, Optional<String> parent, AreaLevel level) {
        return new Area(id, parent, level, Labels.same(id), Optional.empty(), Optional.empty());
    }

    private static Contestant contestant(String contest, String id, Optional<String> area) {
        return new Contestant(contest, id, area, Labels.same(id));
    }
}
