package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.NamedCase;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * The answers that a report tells by name ({@code cases.csv}), each to stand in one report of its form at its place. What
 * the rows say of one place goes into one report; about an area each case is a report of its own, since one incident
 * report tells of one incident.
 */
public final class Planted {
    private final Map<String, Map<String, Map<String, Answer>>> byForm;
    private final List<Incident> incidents;

    /** A report about an area. */
    record Incident(Form form, String area, Map<String, Answer> answers) {}

    private Planted(Map<String, Map<String, Map<String, Answer>>> byForm, List<Incident> incidents) {
        this.byForm = byForm;
        this.incidents = List.copyOf(incidents);
    }

    /** @throws PlanException if a row names a form or question that there is not, or two rows say different things */
    public static Planted of(MissionFiles files) {
        Map<String, Map<String, Map<String, Answer>>> byForm = new LinkedHashMap<>();
        List<Incident> incidents = new ArrayList<>();
        grouped(files).forEach((key, rows) -> {
            Map<String, Answer> answers = answers(key.form(), rows);
            if (key.form().subject() == FormSubject.AREA) {
                incidents.add(new Incident(key.form(), key.subject(), answers));
            } else {
                byForm.computeIfAbsent(key.form().id(), form -> new LinkedHashMap<>())
                        .put(key.subject(), answers);
            }
        });
        return new Planted(byForm, incidents);
    }

    /** Rows that go into one report. */
    private record Key(Form form, String subject, String apart) {}

    private static Map<Key, List<NamedCase>> grouped(MissionFiles files) {
        return files.cases().stream()
                .collect(Collectors.groupingBy(
                        row -> key(row, files.mission()), LinkedHashMap::new, Collectors.toList()));
    }

    private static Key key(NamedCase row, Mission mission) {
        Form form = mission.newest(row.form())
                .orElseThrow(() -> new PlanException("case " + row.name() + ": no form " + row.form()));
        return new Key(form, row.place(), form.subject() == FormSubject.AREA ? row.name() : "");
    }

    private static Map<String, Answer> answers(Form form, List<NamedCase> rows) {
        Map<String, List<NamedCase>> byQuestion =
                rows.stream().collect(Collectors.groupingBy(NamedCase::question, TreeMap::new, Collectors.toList()));
        Map<String, Answer> answers = new TreeMap<>();
        byQuestion.forEach((id, said) -> {
            Question question = form.question(id)
                    .orElseThrow(() -> new PlanException(
                            "case " + said.get(0).name() + ": form " + form.id() + " has no question " + id));
            answers.put(id, answer(question, said));
        });
        return answers;
    }

    private static Answer answer(Question question, List<NamedCase> rows) {
        return switch (question.type()) {
            case VOTES -> new Answer.Votes(figures(rows));
            case PROTOCOLS -> protocols(rows);
            case CHOICES ->
                new Answer.Words(rows.stream().map(NamedCase::value).distinct().toList());
            case INTEGER -> Answer.amount(number(only(rows)));
            case YES_NO, CHOICE, EVALUATION, TIME, TEXT, PHOTO ->
                Answer.word(only(rows).value());
        };
    }

    private static Answer protocols(List<NamedCase> rows) {
        Map<String, List<NamedCase>> byStation = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.station().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        return new Answer.Protocols(byStation.entrySet().stream()
                .map(entry -> new ProtocolRow(
                        entry.getKey(),
                        figures(from(entry.getValue(), NamedCase.STATION)),
                        figures(from(entry.getValue(), NamedCase.COMMISSION))))
                .toList());
    }

    private static List<NamedCase> from(List<NamedCase> rows, String source) {
        return rows.stream()
                .filter(row -> row.source().equals(Optional.of(source)))
                .toList();
    }

    private static SortedMap<String, Long> figures(List<NamedCase> rows) {
        Map<String, List<NamedCase>> byItem =
                rows.stream().collect(Collectors.groupingBy(row -> row.item().orElseThrow()));
        SortedMap<String, Long> figures = new TreeMap<>();
        byItem.forEach((item, said) -> figures.put(item, number(only(said))));
        return figures;
    }

    private static NamedCase only(List<NamedCase> rows) {
        if (rows.stream().map(NamedCase::value).distinct().count() > 1) {
            NamedCase row = rows.get(0);
            throw new PlanException("case " + row.name() + ": question " + row.question() + " of form " + row.form()
                    + " is answered twice at " + row.place());
        }
        return rows.get(0);
    }

    private static long number(NamedCase row) {
        try {
            return Long.parseLong(row.value());
        } catch (NumberFormatException e) {
            throw new PlanException("case " + row.name() + ": question " + row.question() + " takes a whole number");
        }
    }

    /** @return the forms about places that some case names */
    Set<String> forms() {
        return byForm.keySet();
    }

    /** @return the places where a report of the form must be */
    public Set<String> places(String form) {
        return byForm.getOrDefault(form, Map.of()).keySet();
    }

    /** @return what the report of the form at the place must say; nothing where no case names it */
    public Map<String, Answer> answers(String form, String place) {
        return byForm.getOrDefault(form, Map.of()).getOrDefault(place, Map.of());
    }

    Optional<Answer> answer(Sheet sheet, Question question) {
        return Optional.ofNullable(
                answers(sheet.visit().form().id(), sheet.visit().subject()).get(question.id()));
    }

    /** @return where the question's answer is given */
    Set<String> placesOf(Form form, Question question) {
        return byForm.getOrDefault(form.id(), Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(question.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @return where the question is answered with a counted word */
    Set<String> flaggedAt(Form form, Question question) {
        return byForm.getOrDefault(form.id(), Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().get(question.id()) instanceof Answer.Words given
                        && given.words().stream().anyMatch(question.counted()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    List<Incident> incidents() {
        return incidents;
    }
}
