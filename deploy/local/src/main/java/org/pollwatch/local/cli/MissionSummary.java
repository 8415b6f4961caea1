package org.pollwatch.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/** A mission as text for a reader: question, counted answer and indicator side by side. */
final class MissionSummary {

    private static final String ROW = "  %-42s %-30s %s";

    private MissionSummary() {}

    static List<String> lines(MissionFiles files) {
        Mission mission = files.mission();
        List<String> lines = new ArrayList<>();
        lines.add(mission.id() + ": " + mission.card().titles().en());
        lines.add(String.format(
                Locale.ROOT,
                "%s, %s observation, %,d areas, %,d places, %,d teams, %,d published figures",
                mission.card().electionDay(),
                word(mission.card().observation()),
                mission.areas().all().size(),
                mission.places().size(),
                files.teams().size(),
                files.published().size()));
        for (Form form : mission.forms()) {
            lines.add("");
            lines.add("form " + form.id() + ", version " + form.version() + ": "
                    + form.title().en());
            lines.add(String.format(Locale.ROOT, ROW, "question", "counted answers", "indicators"));
            form.questions().forEach(question -> lines.add(row(question)));
        }
        return lines;
    }

    private static String row(Question question) {
        String counted = question.counted().isEmpty()
                ? "(" + word(question.type()) + ")"
                : question.counted().stream().sorted().collect(Collectors.joining(", "));
        String indicators =
                question.indicators().stream().map(MissionSummary::indicator).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, ROW, question.id(), counted, indicators.isEmpty() ? "-" : indicators);
    }

    private static String indicator(Indicator indicator) {
        return switch (indicator.kind()) {
            case COMPLEMENT -> indicator.id() + " (the opposite)";
            case NUMBER -> indicator.id() + " (sum)";
            case RATIO -> indicator.id() + " (ratio)";
            case COUNTED, OPTION, OVER -> indicator.irregularity() ? indicator.id() : indicator.id() + " (neutral)";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
