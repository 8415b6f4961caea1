package org.pollwatch.oracle;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * The expected figures, by the plainest reading of the rules: first which reports are effective, then everything counted
 * from those alone. Nothing is ever subtracted here.
 *
 * @param figures by {@code area|form} and {@code area|form|hour}, then by name ({@code reports},
 *     {@code group_voting.flagged}, ...); zeros are left out
 * @param receipts how many submissions came to which end
 * @param effective the reports that count, by id
 */
public record Oracle(
        Map<String, Map<String, Long>> figures, Map<Outcome, Long> receipts, Map<String, Report> effective) {

    /** Folds a history in the order of the log. */
    public static Oracle of(Mission mission, List<Happening> history) {
        Map<String, Submission> standing = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        Map<Outcome, Long> receipts = new EnumMap<>(Outcome.class);
        for (Happening happening : history) {
            Submission it = happening.submission();
            String id = it.report().reportId();
            Outcome outcome = outcome(happening, standing.get(id), owners.get(id));
            receipts.merge(outcome, 1L, Long::sum);
            if (outcome == Outcome.ACCEPTED) {
                standing.put(id, it);
                owners.putIfAbsent(id, it.team());
            }
        }
        Map<String, Report> effective = new TreeMap<>();
        standing.forEach((id, it) -> {
            if (!it.report().withdrawn()) {
                effective.put(id, it.report());
            }
        });
        return new Oracle(new Fold(mission).of(effective.values()), receipts, effective);
    }

    private static Outcome outcome(Happening happening, Submission standing, String owner) {
        Submission it = happening.submission();
        if (!happening.valid()) {
            return Outcome.REJECTED;
        }
        if (standing == null) {
            return Outcome.ACCEPTED;
        }
        boolean team = it.authority() == Authority.TEAM;
        if (team && !owner.equals(it.team())) {
            return Outcome.REJECTED;
        }
        int order = Long.compare(it.report().revision(), standing.report().revision());
        if (order == 0) {
            return it.report().equals(standing.report()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
        }
        boolean belowHeadquarters = team && standing.authority() == Authority.HEADQUARTERS;
        return order < 0 || belowHeadquarters ? Outcome.SUPERSEDED : Outcome.ACCEPTED;
    }

    /** Whether the form asked the question of this report. */
    public static boolean isAsked(Question question, Map<String, Answer> answers, Optional<Place> place) {
        return question.askIf().map(it -> holds(it, answers, place)).orElse(true);
    }

    private static boolean holds(Condition condition, Map<String, Answer> answers, Optional<Place> place) {
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(it -> holds(it, answers, place));
        }
        if (condition instanceof Condition.PlaceIs is) {
            return place.isPresent()
                    && is.values().contains(place.get().attributes().getOrDefault(is.attribute(), ""));
        }
        if (condition instanceof Condition.MoreThan more) {
            return answers.get(more.question()) instanceof Answer.Amount it && it.amount() > more.number();
        }
        Condition.AnswerIs is = (Condition.AnswerIs) condition;
        return answers.get(is.question()) instanceof Answer.Words it
                && it.words().stream().anyMatch(is.answers()::contains);
    }

    /** Counts the effective reports. */
    private static final class Fold {
        private final Mission mission;
        private final Map<String, Map<String, Long>> figures = new TreeMap<>();
        private final Map<String, Map<String, Set<String>>> places = new HashMap<>();

        Fold(Mission mission) {
            this.mission = mission;
        }

        Map<String, Map<String, Long>> of(Iterable<Report> reports) {
            Map<String, List<Report>> byKey = new TreeMap<>();
            reports.forEach(report -> keys(report).forEach(key -> byKey.computeIfAbsent(key, it -> new ArrayList<>())
                    .add(report)));
            byKey.forEach((key, all) -> {
                all.forEach(report -> count(key, report));
                latest(key, all);
            });
            places.forEach((key, byName) -> byName.forEach((name, ids) -> add(key, name, ids.size())));
            return figures;
        }

        private Form form(Report report) {
            return mission.form(report.form(), report.formVersion()).orElseThrow();
        }

        private Optional<Place> place(Report report) {
            return form(report).subject() == FormSubject.AREA ? Optional.empty() : mission.place(report.place());
        }

        private List<String> keys(Report report) {
            String area = place(report).map(Place::area).orElse(report.place());
            ZonedDateTime local = report.observedAt()
                    .atZone(place(report).map(mission::zoneOf).orElseGet(() -> mission.areas()
                            .zone(area)));
            LocalDate first = mission.card().electionDay().minusDays(1);
            boolean known =
                    !local.toLocalDate().isBefore(first) && !local.toLocalDate().isAfter(first.plusDays(6));
            String hour = known ? local.toString().substring(0, 13) : "unknown";
            return mission.areas().path(area).stream()
                    .map(it -> it + "|" + report.form())
                    .flatMap(it -> List.of(it, it + "|" + hour).stream())
                    .toList();
        }

        private void add(String key, String name, long amount) {
            if (amount != 0) {
                figures.computeIfAbsent(key, it -> new TreeMap<>()).merge(name, amount, Long::sum);
            }
        }

        private void mark(String key, String name, Report report) {
            if (place(report).isPresent()) {
                places.computeIfAbsent(key, it -> new HashMap<>())
                        .computeIfAbsent(name, it -> new HashSet<>())
                        .add(report.place());
            }
        }

        private void count(String key, Report report) {
            add(key, "reports", 1);
            mark(key, "places", report);
            for (Question question : form(report).questions()) {
                Answer answer = report.answers().get(question.id());
                String bare = bareWord(question, answer, report);
                for (Indicator indicator : question.indicators()) {
                    if (!bare.isEmpty()) {
                        add(key, indicator.id() + "." + bare, 1);
                    } else if (!(question.isCumulative() && place(report).isPresent())) {
                        indicate(key, report, question, indicator, answer);
                    }
                }
            }
        }

        /** Which of the four ways of giving no substance it was; empty if it was none of them. */
        private String bareWord(Question question, Answer answer, Report report) {
            if (!isAsked(question, report.answers(), place(report))) {
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

        private void indicate(String key, Report report, Question question, Indicator indicator, Answer answer) {
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
            boolean flagged = isFlagged(question, indicator, answer);
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

        private static boolean isFlagged(Question question, Indicator indicator, Answer answer) {
            if (answer instanceof Answer.Amount given) {
                return indicator.kind() == Indicator.Kind.OVER
                        && given.amount() > question.over().orElseThrow();
            }
            List<String> words = ((Answer.Words) answer).words();
            boolean counted = question.type() == QuestionType.CHOICES
                    ? !words.contains("none")
                    : words.stream().anyMatch(question.counted()::contains);
            return switch (indicator.kind()) {
                case OPTION, OPTION_BY -> words.contains(indicator.option());
                case COMPLEMENT -> !counted;
                default -> counted;
            };
        }

        /** Of a running figure the latest reading of each place counts, once. */
        private void latest(String key, List<Report> reports) {
            Map<String, List<Report>> byPlace =
                    reports.stream().filter(it -> place(it).isPresent()).collect(Collectors.groupingBy(Report::place));
            byPlace.values().forEach(atPlace -> atPlace.stream()
                    .flatMap(it -> form(it).questions().stream())
                    .filter(Question::isCumulative)
                    .map(Question::id)
                    .distinct()
                    .forEach(question -> latest(key, question, atPlace)));
        }

        private void latest(String key, String question, List<Report> atPlace) {
            Optional<Report> last = atPlace.stream()
                    .filter(it -> it.answers().get(question) instanceof Answer.Amount)
                    .max(Comparator.comparing(Report::observedAt).thenComparing(Report::reportId));
            last.ifPresent(report -> {
                Question asked = form(report).question(question).orElseThrow();
                asked.indicators().stream()
                        .filter(it -> it.kind() != Indicator.Kind.RATIO)
                        .forEach(it -> indicate(
                                key, report, asked, it, report.answers().get(question)));
            });
        }
    }
}
