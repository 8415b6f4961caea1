package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Sample;

/**
 * The cross-checks of one definition revision that look at reports about one place or area, arranged by form. Immutable.
 */
public final class CheckPlan {
    /** Only spares working it out for every report; a mission's plan goes when the mission goes, since it does not hold it. */
    private static final Map<Mission, CheckPlan> REMEMBERED = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, Set<String>> questions = new HashMap<>();
    private final Map<String, Set<String>> tables = new HashMap<>();
    private final Map<String, List<PlaceRule>> rules = new HashMap<>();
    private final Map<String, FormSubject> subjects = new HashMap<>();

    private CheckPlan(Mission mission) {
        mission.formIds()
                .forEach(form ->
                        subjects.put(form, mission.newest(form).orElseThrow().subject()));
        mission.checks().forEach(check -> PlaceRules.of(check, mission).ifPresent(rule -> add(check.rule(), rule)));
        if (mission.card().sample() == Sample.PROBABILITY) {
            quickCount(mission);
        }
    }

    /** @return the mission's plan, worked out at the first call for this very mission */
    public static CheckPlan of(Mission mission) {
        return REMEMBERED.computeIfAbsent(mission, CheckPlan::new);
    }

    private void add(Rule declared, PlaceRule rule) {
        rule.questions().forEach((form, named) -> {
            rules.computeIfAbsent(form, it -> new ArrayList<>()).add(rule);
            boolean isTable = declared instanceof Rule.Mismatch mismatch
                    && mismatch.otherForm().equals(form);
            (isTable ? tables : questions)
                    .computeIfAbsent(form, it -> new TreeSet<>())
                    .addAll(named);
        });
    }

    private void quickCount(Mission mission) {
        mission.card().turnout().ifPresent(it -> questions
                .computeIfAbsent(it.form(), form -> new TreeSet<>())
                .add(it.question()));
        mission.forms().forEach(form -> form.questions().stream()
                .filter(it -> it.type() == QuestionType.VOTES)
                .map(Question::id)
                .forEach(it -> questions
                        .computeIfAbsent(form.id(), id -> new TreeSet<>())
                        .add(it)));
    }

    /** @return whether a check or the quick count looks at the form's reports at their own place or area */
    public boolean looksAt(String form) {
        return questions.containsKey(form);
    }

    /** @return the questions of the form that a check or the quick count names, without tables */
    Set<String> questions(String form) {
        return questions.getOrDefault(form, Set.of());
    }

    /** @return the questions whose answers are compared station by station; none of a form about stations */
    Set<String> tables(String form) {
        return subject(form) == FormSubject.POLLING_STATION ? Set.of() : tables.getOrDefault(form, Set.of());
    }

    /**
     * A commission's report has facts at the stations of its table too; those are no reports about the station.
     *
     * @return whether this is what the form is filled about: an area, or a place of the kind
     */
    boolean isFilledAbout(String form, String subject, Mission mission) {
        FormSubject filled = subject(form);
        if (filled == FormSubject.AREA) {
            return mission.areas().find(subject).isPresent();
        }
        PlaceKind kind = PlaceKind.valueOf(filled.name());
        return mission.place(subject).filter(it -> it.kind() == kind).isPresent();
    }

    /** @return the place that a report of the form is about; empty for a form about an area */
    Optional<Place> place(String form, String subject, Mission mission) {
        return subject(form) == FormSubject.AREA ? Optional.empty() : mission.place(subject);
    }

    private FormSubject subject(String form) {
        return subjects.getOrDefault(form, FormSubject.POLLING_STATION);
    }

    /** @return the rules that look at any of the forms */
    Collection<PlaceRule> rules(Set<String> forms) {
        Set<PlaceRule> all = new LinkedHashSet<>();
        forms.forEach(form -> all.addAll(rules.getOrDefault(form, List.of())));
        return all;
    }
}
