package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Counts final reports once more, on its own: no class of the counting core is used, so that a plan is judged by
 * somebody else than the topology.
 */
public final class PlanTally {
    private final List<Report> reports;

    private PlanTally(List<Report> reports) {
        this.reports = reports;
    }

    /** @return the tally of the reports of this form */
    public static PlanTally of(List<PlannedReport> planned, String form) {
        return new PlanTally(planned.stream()
                .map(PlannedReport::report)
                .filter(report -> report.form().equals(form))
                .toList());
    }

    public long reports() {
        return reports.size();
    }

    public long places() {
        return reports.stream().map(Report::place).distinct().count();
    }

    /**
     * What an indicator comes to.
     *
     * @param n how many numbers
     * @param sum of the numbers; of a cumulative question, the latest of each place
     */
    public record Line(
            long flagged,
            long applicable,
            long placesFlagged,
            long placesApplicable,
            long n,
            long sum,
            boolean asked) {}

    /** @param question the one that the indicator is counted from */
    public Line line(Question question, Indicator indicator) {
        return switch (indicator.kind()) {
            case COUNTED, COMPLEMENT, OPTION, OPTION_BY, OVER -> rate(question, indicator);
            case NUMBER -> number(question);
            case RATIO -> ratio(question);
        };
    }

    private Line rate(Question question, Indicator indicator) {
        long flagged = 0;
        long applicable = 0;
        Set<String> placesFlagged = new HashSet<>();
        Set<String> placesApplicable = new HashSet<>();
        for (Report report : latest(question)) {
            Answer answer = report.answers().get(question.id());
            if (isSubstantive(answer)) {
                applicable++;
                placesApplicable.add(report.place());
                if (isFlagged(question, indicator, answer) && isApart(question, indicator, report)) {
                    flagged++;
                    placesFlagged.add(report.place());
                }
            }
        }
        return new Line(flagged, applicable, placesFlagged.size(), placesApplicable.size(), 0, 0, applicable > 0);
    }

    private Line number(Question question) {
        long[] numbers = numbers(latest(question), question.id());
        return new Line(0, 0, 0, 0, numbers.length, LongStream.of(numbers).sum(), numbers.length > 0);
    }

    private Line ratio(Question question) {
        String below = question.ratioOver().orElseThrow();
        List<Report> both = reports.stream()
                .filter(report -> report.answers().get(question.id()) instanceof Answer.Amount
                        && report.answers().get(below) instanceof Answer.Amount)
                .toList();
        return new Line(
                LongStream.of(numbers(both, question.id())).sum(),
                LongStream.of(numbers(both, below)).sum(),
                0,
                0,
                both.size(),
                0,
                !both.isEmpty());
    }

    /** Of a cumulative question only the last number of each place holds. */
    private List<Report> latest(Question question) {
        if (!question.isCumulative()) {
            return reports;
        }
        Map<String, Report> last = new LinkedHashMap<>();
        reports.stream()
                .filter(report -> report.answers().get(question.id()) instanceof Answer.Amount)
                .forEach(report -> last.merge(
                        report.place(), report, (a, b) -> b.observedAt().isBefore(a.observedAt()) ? a : b));
        return new ArrayList<>(last.values());
    }

    private static long[] numbers(List<Report> from, String question) {
        return from.stream()
                .map(report -> report.answers().get(question))
                .filter(Answer.Amount.class::isInstance)
                .mapToLong(answer -> ((Answer.Amount) answer).amount())
                .toArray();
    }

    private static boolean isSubstantive(Answer answer) {
        return answer instanceof Answer.Amount
                || (answer instanceof Answer.Words given
                        && given.words().stream().noneMatch(QuestionType::isUnsubstantive));
    }

    /** Of an option that is counted apart by another choice, only the reports that answer that one so. */
    private static boolean isApart(Question question, Indicator indicator, Report report) {
        return indicator.kind() != Indicator.Kind.OPTION_BY
                || (report.answers().get(question.by().orElseThrow().question()) instanceof Answer.Words given
                        && given.words().contains(indicator.by()));
    }

    private static boolean isFlagged(Question question, Indicator indicator, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            return given.amount() > question.over().orElse(Long.MAX_VALUE);
        }
        List<String> words = ((Answer.Words) answer).words();
        boolean counted = question.type() == QuestionType.CHOICES
                ? !words.contains(QuestionType.NONE)
                : question.counted().contains(words.get(0));
        return switch (indicator.kind()) {
            case COMPLEMENT -> !counted;
            case OPTION, OPTION_BY -> words.contains(indicator.option());
            case COUNTED, OVER, NUMBER, RATIO -> counted;
        };
    }
}
