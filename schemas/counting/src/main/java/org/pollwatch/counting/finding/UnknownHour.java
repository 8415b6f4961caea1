package org.pollwatch.counting.finding;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Severity;

/**
 * A report observed outside the observation, by its device's clock: it counts in the day under no hour (DESIGN.md, section
 * 5, rule 7). Every mission has this check. Subject: {@code <place>|<reportId>}.
 */
final class UnknownHour {
    static final String RULE = "unknown_hour";

    private UnknownHour() {}

    /** @param place empty for a report about the area {@code subject} */
    static boolean holds(Instant observedAt, Optional<Place> place, String subject, Mission mission) {
        ZoneId zone = zone(place, subject, mission);
        return LocalHour.of(observedAt, zone, mission.card().electionDay()).equals(LocalHour.UNKNOWN);
    }

    static List<Finding> findings(Scene scene) {
        return scene.forms().stream()
                .flatMap(form -> scene.reports(form).stream())
                .filter(it -> holds(it.observedAt(), scene.place(it.form()), scene.subject(), scene.mission()))
                .map(it -> finding(it, scene))
                .toList();
    }

    private static Finding finding(ReportFacts facts, Scene scene) {
        ZoneId zone = zone(scene.place(facts.form()), scene.subject(), scene.mission());
        String local = LocalDateTime.ofInstant(facts.observedAt(), zone).toString();
        return new Finding(
                RULE,
                RULE,
                Severity.LOW,
                scene.aboutReport(facts).hour(LocalHour.UNKNOWN),
                List.of(Compared.word("observed_at", facts.reportId(), local)),
                OptionalDouble.empty(),
                "about " + scene.mission().card().electionDay() + ", by the clock of the place",
                List.of(facts.reportId()),
                facts.receivedAt());
    }

    private static ZoneId zone(Optional<Place> place, String subject, Mission mission) {
        return place.map(mission::zoneOf).orElseGet(() -> mission.areas().zone(subject));
    }
}
