package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission.Turnout;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Sample;

/** Checks what is on the ballot, who asks for it, and what a quick count of it needs. */
final class BallotRules {
    private final MissionParts parts;
    private final Set<String> areas;
    private final Faults faults;

    BallotRules(MissionParts parts, Set<String> areas, Faults faults) {
        this.parts = parts;
        this.areas = areas;
        this.faults = faults;
    }

    void check() {
        MissionRules.unique("id", parts.contests(), Contest::id, faults);
        MissionRules.unique("contest, id", parts.contestants(), it -> it.contest() + " " + it.id(), faults);
        Set<String> contests =
                parts.contests().stream().map(it -> it.value().id()).collect(Collectors.toSet());
        Set<String> stoodIn =
                parts.contestants().stream().map(it -> it.value().contest()).collect(Collectors.toSet());
        for (Located<Contestant> contestant : parts.contestants()) {
            String contest = contestant.value().contest();
            if (!contests.contains(contest) && !contest.isEmpty()) {
                faults.add(contestant.at(), "contest: expected the id of a contest, got \"" + contest + "\"");
            }
            contestant
                    .value()
                    .area()
                    .filter(it -> !areas.contains(it))
                    .ifPresent(
                            it -> faults.add(contestant.at(), "area: expected the id of an area, got \"" + it + "\""));
        }
        for (Located<Contest> contest : parts.contests()) {
            if (!stoodIn.contains(contest.value().id())) {
                faults.add(
                        contest.at(),
                        "id: expected at least one contestant of contest "
                                + contest.value().id());
            }
        }
        for (Located<AskedContest> asked : parts.asked()) {
            if (!contests.contains(asked.value().contest())) {
                faults.add(
                        asked.at(),
                        "question " + asked.value().question() + ": contest: expected the id of a contest, got \""
                                + asked.value().contest() + "\"");
            }
        }
        turnout();
        sample();
    }

    private void turnout() {
        if (parts.card().turnout().isEmpty()) {
            return;
        }
        Spot at = parts.readCard().at(CardReader.TURNOUT);
        Turnout turnout = parts.card().turnout().get();
        Map<String, Form> newest = parts.newest();
        Form form = newest.get(turnout.form());
        if (form == null || form.subject() != FormSubject.POLLING_STATION) {
            faults.add(at, "turnout: form: expected a form about a polling station, got \"" + turnout.form() + "\"");
        } else if (form.question(turnout.question())
                .filter(it -> it.type() == QuestionType.INTEGER)
                .isEmpty()) {
            faults.add(
                    at,
                    "turnout: question: expected an integer question of form " + form.id() + ", version "
                            + form.version() + ", got \"" + turnout.question() + "\"");
        }
    }

    /** A quick count needs strata to weigh by, and stations that tell each contest's votes. */
    private void sample() {
        if (parts.card().sample() != Sample.PROBABILITY) {
            return;
        }
        Spot at = parts.readCard().at(CardReader.SAMPLE);
        boolean hasStratum = parts.places().stream()
                .map(Located::value)
                .anyMatch(it -> it.kind() == PlaceKind.POLLING_STATION
                        && it.attributes().containsKey("stratum"));
        if (!hasStratum) {
            faults.add(at, "sample: expected a stratum of at least one polling station in places.csv");
        }
        List<String> counted = parts.newest().values().stream()
                .filter(it -> it.subject() == FormSubject.POLLING_STATION)
                .flatMap(it -> it.questions().stream())
                .filter(it -> it.type() == QuestionType.VOTES)
                .flatMap(it -> it.contest().stream())
                .toList();
        for (Located<Contest> contest : parts.contests()) {
            if (!counted.contains(contest.value().id())) {
                faults.add(
                        at,
                        "sample: expected a votes question of contest "
                                + contest.value().id() + " in a form about a polling station");
            }
        }
    }
}
