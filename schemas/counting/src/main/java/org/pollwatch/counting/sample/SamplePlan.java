package org.pollwatch.counting.sample;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Sample;

/** Which questions a quick count reads, and who stands where. */
final class SamplePlan {
    private final Mission mission;
    private final Map<String, Map<String, Set<String>>> questions = new HashMap<>();

    SamplePlan(Mission mission) {
        this.mission = mission;
        mission.forms().forEach(this::take);
    }

    private void take(Form form) {
        for (Question question : form.questions()) {
            if (question.type() == QuestionType.VOTES) {
                question.contest().ifPresent(contest -> questions
                        .computeIfAbsent(contest, it -> new LinkedHashMap<>())
                        .computeIfAbsent(form.id(), it -> new LinkedHashSet<>())
                        .add(question.id()));
            }
        }
    }

    /** @return whether the mission is one that may have a quick count, if its stations have strata */
    static boolean isSampled(Mission mission) {
        return mission.card().sample() == Sample.PROBABILITY
                && mission.card().observation() == Mission.Observation.FULL;
    }

    /** @return the stratum of a polling station; empty for any other place, and where the mission gives none */
    static Optional<String> stratum(Place place) {
        return Optional.of(place)
                .filter(it -> it.kind() == PlaceKind.POLLING_STATION)
                .map(it -> it.attributes().get("stratum"))
                .filter(it -> !it.isBlank());
    }

    /** The contests whose votes some form asks for, in the order of the ballot. */
    List<String> contests() {
        return mission.ballot().contests().stream()
                .map(Contest::id)
                .filter(questions::containsKey)
                .toList();
    }

    Collection<String> votesQuestions(String contest, String form) {
        return questions.getOrDefault(contest, Map.of()).getOrDefault(form, Set.of());
    }

    /** The ids of everyone who stands at the place, in the order of the ballot. */
    List<String> onBallot(String contest, Place place) {
        List<String> path = mission.areas().path(place.area());
        return mission.ballot().contestants(contest, path).stream()
                .map(Contestant::id)
                .toList();
    }
}
