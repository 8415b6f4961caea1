package org.pollwatch.counting.finding;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** All facts about one place or area, in the order of observation. */
final class Scene {
    private static final Comparator<ReportFacts> BY_OBSERVATION =
            Comparator.comparing(ReportFacts::observedAt).thenComparing(ReportFacts::reportId);

    private final String subject;
    private final Mission mission;
    private final CheckPlan plan;
    private final Map<String, List<ReportFacts>> byForm;

    Scene(String subject, Collection<ReportFacts> facts, Mission mission, CheckPlan plan) {
        this.subject = subject;
        this.mission = mission;
        this.plan = plan;
        this.byForm = facts.stream()
                .sorted(BY_OBSERVATION)
                .collect(Collectors.groupingBy(ReportFacts::form, TreeMap::new, Collectors.toList()));
    }

    String subject() {
        return subject;
    }

    Mission mission() {
        return mission;
    }

    Set<String> forms() {
        return byForm.keySet();
    }

    /** @return the form's reports about this place or area itself, the earliest observation first */
    List<ReportFacts> reports(String form) {
        return isOwn(form) ? byForm.getOrDefault(form, List.of()) : List.of();
    }

    /** @return the form's reports about a commission or area that say something of this station, the earliest first */
    List<ReportFacts> rows(String form) {
        return isOwn(form) ? List.of() : byForm.getOrDefault(form, List.of());
    }

    private boolean isOwn(String form) {
        return plan.isFilledAbout(form, subject, mission);
    }

    /** @return the place; empty for a form that is filled about an area */
    Optional<Place> place(String form) {
        return plan.place(form, subject, mission);
    }

    /** @param tail what tells the finding from the rule's others here; the subject is this place and the tail */
    About about(String form, String tail) {
        return of(subject + "|" + tail, place(form)).form(form);
    }

    /** @return about a station, whatever the forms that speak of it */
    About aboutStation(String tail) {
        return of(subject + "|" + tail, mission.place(subject));
    }

    /**
     * @return about one report alone, as it speaks of this place: were the report alone the subject, a move would have two
     *     writers of one finding, and the clearing of the old place could come after the raising of the new one
     */
    About aboutReport(ReportFacts facts) {
        return about(facts.form(), facts.reportId()).team(facts.team());
    }

    private About of(String name, Optional<Place> place) {
        String area = place.map(Place::area).orElse(subject);
        return About.of(name, place.map(Place::id), mission.areas().path(area));
    }

    /** @return the highest receivedAt of the reports */
    static Instant asOf(Collection<ReportFacts> involved) {
        return involved.stream()
                .map(ReportFacts::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static List<String> ids(Collection<ReportFacts> involved) {
        return involved.stream().map(ReportFacts::reportId).toList();
    }
}
