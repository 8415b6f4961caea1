package org.pollwatch.contract.mission;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * A checked mission as text: what there is of everything, and for each form what is asked and what is counted from it,
 * side by side, for a person who knows the codebook.
 */
public final class MissionReport {
    private final MissionFiles files;
    private final StringBuilder text = new StringBuilder();

    private MissionReport(MissionFiles files) {
        this.files = files;
    }

    /** @return lines that end in a line feed */
    public static String render(MissionFiles files) {
        MissionReport report = new MissionReport(files);
        report.summary();
        report.checks();
        files.mission().forms().forEach(report::form);
        return report.text.toString();
    }

    private void summary() {
        Mission mission = files.mission();
        Mission.Card card = mission.card();
        line("Mission " + card.id() + ": " + card.titles().en());
        line("  election day  " + card.electionDay() + ", " + card.zone() + ", " + EnumWords.of(card.observation())
                + " observation, partner feed " + EnumWords.of(card.partnerFeed())
                + (card.reconstruction() ? ", a reconstruction" : ""));
        if (card.publicKey().isPresent()) {
            line("  notes, photos encrypted on the phone to the public key of mission.yaml");
        }
        line("  areas         "
                + count(AreaLevel.class, () -> mission.areas().all().stream().map(Area::level)));
        line("  places        "
                + count(PlaceKind.class, () -> mission.places().stream().map(Place::kind)));
        line("  teams         " + files.teams().size());
        line("  forms         " + mission.forms().size());
        line("  contests      "
                + mission.ballot().contests().stream()
                        .map(it -> it.id() + " ("
                                + mission.ballot().contestants(it.id()).size() + " contestants)")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), it -> it.isEmpty() ? "none" : it)));
        line("  plan          " + mission.plan().size() + " lines, "
                + mission.plan().stream().mapToLong(PlanEntry::expected).sum() + " reports expected");
        line("  checks        " + mission.checks().size());
        line("  series        " + files.series().size() + " figures");
        line("  published     " + files.published().size() + " figures");
        line("  earlier       " + files.earlier().size() + " lines of corresponding areas");
        line("  map           " + (files.map().isPresent() ? "yes" : "none"));
    }

    private static <E extends Enum<E>> String count(Class<E> type, Supplier<Stream<E>> all) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> all.get().filter(value::equals).count() + " " + EnumWords.of(value))
                .collect(Collectors.joining(", "));
    }

    private void checks() {
        if (files.mission().checks().isEmpty()) {
            return;
        }
        line("");
        line("Checks");
        TextTable table = new TextTable("check", "kind", "severity", "what is compared");
        for (Check check : files.mission().checks()) {
            table.row(
                    check.id(),
                    EnumWords.of(check.kind()),
                    EnumWords.of(check.severity()),
                    CheckWords.of(check.rule()));
        }
        text.append(table.render());
    }

    private void form(Form form) {
        line("");
        line("Form " + form.id() + ", version " + form.version() + ": "
                + form.phase().word() + ", about one "
                + EnumWords.of(form.subject()) + ", "
                + form.questions().size() + " questions, "
                + form.indicators().size() + " indicators");
        TextTable table =
                new TextTable("question", "type", "counted answer", "indicator", "complement", "asked if", "text");
        form.questions().forEach(question -> rows(question, table));
        text.append(table.render());
    }

    private static void rows(Question question, TextTable table) {
        List<Indicator> counted = question.indicators().stream()
                .filter(it -> it.kind() != Indicator.Kind.COMPLEMENT && it.kind() != Indicator.Kind.OPTION_BY)
                .toList();
        String first = counted.isEmpty() ? "" : counted.get(0).id();
        table.row(
                question.id(),
                EnumWords.of(question.type()),
                counted.isEmpty()
                        ? question.contest()
                                .map(it -> "contest " + it)
                                .orElse(question.type().isAttached() ? "never counted, encrypted" : "")
                        : answer(question, counted.get(0)),
                first,
                question.complement().orElse(""),
                question.askIf().map(ConditionWords::of).orElse(""),
                question.label().en());
        counted.stream().skip(1).forEach(it -> table.row("", "", answer(question, it), it.id(), "", "", ""));
        question.by()
                .ifPresent(it -> table.row(
                        "", "", "each, by " + it.question(), question.id() + "_<option>_by_<answer>", "", "", ""));
    }

    private static String answer(Question question, Indicator indicator) {
        return switch (indicator.kind()) {
            case COUNTED ->
                question.type() == QuestionType.CHOICES
                        ? "any but none"
                        : question.answers().stream()
                                .filter(question.counted()::contains)
                                .collect(Collectors.joining(", "));
            case COMPLEMENT -> "any other";
            case OPTION -> indicator.option();
            case OPTION_BY -> indicator.option() + ", " + indicator.by();
            case OVER -> "more than " + question.over().orElseThrow();
            case NUMBER -> question.isCumulative() ? "latest per place, summed" : "sum";
            case RATIO -> "sum over sum of " + question.ratioOver().orElseThrow();
        };
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
