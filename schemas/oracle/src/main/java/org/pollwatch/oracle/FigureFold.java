package org.pollwatch.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Counts the effective reports, by area, form and hour. */
final class FigureFold {
    static final Comparator<Counted> LATEST = Comparator.<Counted, Instant>comparing(
                    it -> it.report().observedAt())
            .thenComparing(Counted::id);

    private final Map<String, Map<String, Long>> figures = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> places = new HashMap<>();

    Map<String, Map<String, Long>> of(Iterable<Counted> reports) {
        Map<String, List<Counted>> byKey = new TreeMap<>();
        reports.forEach(report -> keys(report).forEach(key -> byKey.computeIfAbsent(key, it -> new ArrayList<>())
                .add(report)));
        byKey.forEach((key, all) -> {
            all.forEach(report -> count(key, report));
            latest(key, all);
        });
        places.forEach((key, byName) -> byName.forEach((name, ids) -> add(key, name, ids.size())));
        return figures;
    }

    private static List<String> keys(Counted report) {
        return report.path().stream()
                .map(it -> it + "|" + report.form().id())
                .flatMap(it -> List.of(it, it + "|" + report.hour()).stream())
                .toList();
    }

    private void add(String key, String name, long amount) {
        if (amount != 0) {
            figures.computeIfAbsent(key, it -> new TreeMap<>()).merge(name, amount, Long::sum);
        }
    }

    private void mark(String key, String name, Counted report) {
        if (report.place().isPresent()) {
            places.computeIfAbsent(key, it -> new HashMap<>())
                    .computeIfAbsent(name, it -> new HashSet<>())
                    .add(report.report().place());
        }
    }

    private void count(String key, Counted report) {
        add(key, "reports", 1);
        mark(key, "places", report);
        for (Question question : report.form().questions()) {
            Answer answer = report.answers().get(question.id());
            String bare = bareWord(question, answer, report);
            for (Indicator indicator : question.indicators()) {
                if (!bare.isEmpty()) {
                    add(key, indicator.id() + "." + bare, 1);
                } else if (!(question.isCumulative() && report.place().isPresent())) {
                    indicate(key, report, question, indicator, answer);
                }
            }
        }
    }

    /** Which of the four ways of giving no substance it was; empty if it was none of them. */
    private String bareWord(Question question, Answer answer, Counted report) {
        if (!Conditions.isAsked(question, report.answers(), report.place())) {
            return "notAsked";
        }
        if (answer == null) {
            return "missing";
        }
        if (answer.equals(Answer.word("not_observed"))) {
            return "notObserved";
        }
        return answer.equals(Answer.word("not_applicable")) ? "notApplicable" : "";
    }

    private void indicate(String key, Counted report, Question question, Indicator indicator, Answer answer) {
        String id = indicator.id();
        if (answer instanceof Answer.Amount given && indicator.kind() != Indicator.Kind.RATIO) {
            number(key, indicator, given.amount());
        }
        if (indicator.kind() == Indicator.Kind.RATIO) {
            Answer below = report.answers().get(question.ratioOver().orElseThrow());
            if (below instanceof Answer.Amount given) {
                add(key, id + ".flagged", ((Answer.Amount) answer).amount());
                add(key, id + ".applicable", given.amount());
            }
            return;
        }
        boolean flagged = isFlagged(report, question, indicator, answer);
        add(key, id + ".applicable", 1);
        add(key, id + ".flagged", flagged ? 1 : 0);
        mark(key, id + ".placesApplicable", report);
        if (flagged) {
            mark(key, id + ".placesFlagged", report);
        }
    }

    private void number(String key, Indicator indicator, long amount) {
        if (indicator.kind() == Indicator.Kind.NUMBER || indicator.kind() == Indicator.Kind.OVER) {
            add(key, indicator.id() + ".numbers", 1);
            add(key, indicator.id() + ".sum", amount);
        }
    }

    private static boolean isFlagged(Counted report, Question question, Indicator indicator, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            return indicator.kind() == Indicator.Kind.OVER
                    && given.amount() > question.over().orElseThrow();
        }
        List<String> words = ((Answer.Words) answer).words();
        boolean counted = question.type() == QuestionType.CHOICES
                ? !words.contains("none")
                : words.stream().anyMatch(question.counted()::contains);
        return switch (indicator.kind()) {
            case OPTION -> words.contains(indicator.option());
            case OPTION_BY ->
                words.contains(indicator.option())
                        && report.answers().get(question.by().orElseThrow().question()) instanceof Answer.Words known
                        && known.words().contains(indicator.by());
            case COMPLEMENT -> !counted;
            default -> counted;
        };
    }

    /** Of a running figure the latest reading of each place counts, once. */
    private void latest(String key, List<Counted> reports) {
        Map<String, List<Counted>> byPlace = reports.stream()
                .filter(it -> it.place().isPresent())
                .collect(Collectors.groupingBy(it -> it.report().place()));
        byPlace.values().forEach(atPlace -> atPlace.stream()
                .flatMap(it -> it.form().questions().stream())
                .filter(Question::isCumulative)
                .map(Question::id)
                .distinct()
                .forEach(question -> latest(key, question, atPlace)));
    }

    private void latest(String key, String question, List<Counted> atPlace) {
        Optional<Counted> last = atPlace.stream()
                .filter(it -> it.answers().get(question) instanceof Answer.Amount)
                .max(LATEST);
        last.ifPresent(report -> {
            Question asked = report.form().question(question).orElseThrow();
            asked.indicators()
                    .forEach(it ->
                            indicate(key, report, asked, it, report.answers().get(question)));
        });
    }
}
