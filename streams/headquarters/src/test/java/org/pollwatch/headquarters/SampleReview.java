package org.pollwatch.headquarters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;
import org.pollwatch.mission.Severity;

/** The parts of a mission that findings and incidents need. */
final class SampleReview {
    /** The one station of the sample mission. */
    static final String STATION = "AA-1-1-001";

    private static final List<String> SOURCES = List.of("own_observation", "told", "media");

    private SampleReview() {}

    static Place station() {
        return new Place(
                STATION,
                PlaceKind.POLLING_STATION,
                "AA-1-1",
                "1",
                "School on the lake",
                900,
                Optional.empty(),
                Map.of("stratum", "lake"));
    }

    /** One of the other region. */
    static Place eastStation() {
        return new Place(
                "AA-2-001",
                PlaceKind.POLLING_STATION,
                "AA-2",
                "99137",
                "East school",
                700,
                Optional.empty(),
                Map.of("stratum", "lake"));
    }

    static Form incidentForm() {
        Question kind = choice(
                "incident_kind",
                List.of("protest", "observer_expelled"),
                Optional.of(new By("incident_source", SOURCES)));
        Question source = choice("incident_source", SOURCES, Optional.empty());
        return new Form(
                "incident",
                "1",
                Phase.INCIDENT,
                FormSubject.AREA,
                Labels.same("Incident"),
                List.of(source, kind, question("incident_time", QuestionType.TIME, List.of(), Optional.empty())));
    }

    static Check check() {
        return new Check(
                "many_voters_added",
                CheckKind.THRESHOLD,
                Severity.HIGH,
                new Labels("Many voters added", "Много добавлено", "Көп қосылды"),
                new Check.Rule.Numbers(
                        "voting",
                        List.of(new Check.Term.Asked("voters_added")),
                        Check.Relation.MORE_THAN,
                        List.of(new Check.Term.Fixed(100)),
                        Optional.empty()));
    }

    static Ballot ballot() {
        return new Ballot(
                List.of(new Contest("president", Labels.same("President"))),
                List.of(
                        new Contestant("president", "ada", Optional.empty(), Labels.same("Ada")),
                        new Contestant("president", "bruno", Optional.of("AA-1"), Labels.same("Bruno"))));
    }

    private static Question choice(String id, List<String> words, Optional<By> by) {
        List<Option> options = new ArrayList<>();
        words.forEach(word -> options.add(new Option(word, Labels.same(word.replace('_', ' ')), Optional.empty())));
        return question(id, QuestionType.CHOICE, options, by);
    }

    private static Question question(String id, QuestionType type, List<Option> options, Optional<By> by) {
        return new Question(
                id,
                type,
                Labels.same(id),
                options,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                "neutral",
                Optional.empty(),
                0,
                1_000,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                by);
    }
}
