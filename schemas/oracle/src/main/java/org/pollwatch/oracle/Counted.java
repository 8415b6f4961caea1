package org.pollwatch.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/**
 * A report that counts.
 *
 * @param mission by which definition it counts
 * @param team who first sent it
 * @param receivedAt of the revision that stands
 * @param byTeam whether the team itself said so, not headquarters
 * @param other another content under the revision that stands, the first that came
 */
record Counted(
        Report report, Mission mission, String team, Instant receivedAt, boolean byTeam, Optional<Report> other) {

    String id() {
        return report.reportId();
    }

    Form form() {
        return mission.form(report.form(), report.formVersion()).orElseThrow();
    }

    Map<String, Answer> answers() {
        return report.answers();
    }

    /** @return empty for a report about an area */
    Optional<Place> place() {
        return form().subject() == FormSubject.AREA ? Optional.empty() : mission.place(report.place());
    }

    /** @return the area that it hangs on, and all above */
    List<String> path() {
        return mission.areas().path(place().map(Place::area).orElse(report.place()));
    }

    /** @return the local hour, or {@code unknown} of a clock that is days off */
    String hour() {
        ZonedDateTime local = report.observedAt()
                .atZone(place().map(mission::zoneOf)
                        .orElseGet(() -> mission.areas().zone(report.place())));
        LocalDate first = mission.card().electionDay().minusDays(1);
        boolean known =
                !local.toLocalDate().isBefore(first) && !local.toLocalDate().isAfter(first.plusDays(6));
        return known ? local.toString().substring(0, 13) : "unknown";
    }
}
