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
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.Sample;

/**
 * A mission of country C, region R, the polling station {@code station} and the commission {@code commission}, both on the
 * region; the case adds its forms.
 */
final class MissionBuilder {
    static final LocalDate ELECTION_DAY = LocalDate.of(2022, 11, 20);

    private final List<Form> forms = new ArrayList<>();
    private Mission.Observation observation = Mission.Observation.FULL;
    private long revision = 1;

    /** A mission with one form for polling stations, {@code voting} in version 1. */
    static Mission withQuestions(QuestionBuilder... questions) {
        return new MissionBuilder().voting("1", questions).build();
    }

    MissionBuilder limited() {
        this.observation = Mission.Observation.LIMITED;
        return this;
    }

    MissionBuilder revision(long number) {
        this.revision = number;
        return this;
    }

    MissionBuilder voting(String version, QuestionBuilder... questions) {
        return form("voting", version, Phase.VOTING, FormSubject.POLLING_STATION, questions);
    }

    MissionBuilder incident(QuestionBuilder... questions) {
        return form("incident", "1", Phase.INCIDENT, FormSubject.AREA, questions);
    }

    MissionBuilder form(String id, String version, Phase phase, FormSubject subject, QuestionBuilder... questions) {
        List<Question> all = Stream.of(questions).map(QuestionBuilder::build).toList();
        forms.add(new Form(id, version, phase, subject, Labels.same(id), all));
        return this;
    }

    Mission build() {
        Mission.Card card = new Mission.Card(
                "test",
                Labels.same("Test"),
                ELECTION_DAY,
                observation,
                ZoneId.of("Asia/Almaty"),
                5,
                Mission.PartnerFeed.RELEASED,
                false,
                Sample.NONE,
                Optional.empty());
        AreaTree areas = new AreaTree(
                List.of(area("C", Optional.empty(), AreaLevel.COUNTRY), area("R", Optional.of("C"), AreaLevel.REGION)),
                card.zone());
        List<Place> places =
                List.of(place("station", PlaceKind.POLLING_STATION), place("commission", PlaceKind.COMMISSION));
        return new Mission(card, revision, areas, places, forms);
    }

    private static Area area(String id, Optional<String> parent, AreaLevel level) {
        return new Area(id, parent, level, Labels.same(id), Optional.empty(), Optional.empty());
    }

    private static Place place(String id, PlaceKind kind) {
        return new Place(id, kind, "R", "1", id, 500, Optional.empty(), Map.of("setting", "urban"));
    }
}
