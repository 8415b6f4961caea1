package org.pollwatch.counting.area;

import java.util.Optional;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Indicator.Kind;
import org.pollwatch.mission.Mission;

/** Under which names the numbers of a question are counted, by the newest version of its form that asks it. */
final class NumberIndicators {
    private NumberIndicators() {}

    /** How many numbers, and their sum. */
    static Optional<String> number(Mission mission, String form, String question) {
        return find(mission, form, question, Kind.NUMBER);
    }

    /** The sum over the sum of the question below the line. */
    static Optional<String> ratio(Mission mission, String form, String question) {
        return find(mission, form, question, Kind.RATIO);
    }

    private static Optional<String> find(Mission mission, String form, String question, Kind kind) {
        return mission.versions(form).stream()
                .flatMap(it -> it.question(question).stream())
                .flatMap(it -> it.indicators().stream())
                .filter(it -> it.kind() == kind)
                .map(Indicator::id)
                .reduce((older, newer) -> newer);
    }
}
