package org.pollwatch.simulator.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Base;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.contract.mission.PublishedFigure.Origin;
import org.pollwatch.mission.Phase;

/** The tables "published, computed" and "named cases" as text of fixed width; never wider than {@link #WIDTH}. */
final class ComparisonTable {
    static final int WIDTH = 110;

    /** Room for a computed figure; the base of millions is left out, since it stands beside it. */
    private static final int COMPUTED = 20;

    /** How the note of a figure begins whose question not everybody was asked. */
    private static final String CONDITIONAL = "conditional";

    private static final String INDENT = "      ";

    private ComparisonTable() {}

    static String of(String title, List<ComparedFigure> rows, List<ComparedCase> cases) {
        List<String> lines = new ArrayList<>();
        lines.add(cut(title));
        lines.add(row("indicator", "published", "computed", "measure", "origin", "verdict"));
        Set<String> phases = new LinkedHashSet<>();
        Arrays.stream(Phase.values()).map(Phase::word).forEach(phases::add);
        rows.forEach(row -> phases.add(row.printed().phase()));
        phases.removeIf(
                phase -> rows.stream().noneMatch(row -> row.printed().phase().equals(phase)));
        for (String phase : phases) {
            lines.add(cut(phase.replace('_', ' ').toUpperCase(Locale.ROOT)));
            rows.stream().filter(row -> row.printed().phase().equals(phase)).forEach(row -> add(lines, row));
        }
        lines.add("");
        addCases(lines, cases);
        lines.add(count(rows, Verdict.QUOTED) + " quoted as printed");
        lines.add("base in brackets: assumed, none is printed with the figure");
        lines.add("chosen within printed words: " + compared(rows, Origin.CHOSEN) + " compared, "
                + different(rows, Origin.CHOSEN) + " different");
        lines.add(compared(rows, Origin.PRINTED) + " printed figures compared, " + different(rows, Origin.PRINTED)
                + " different");
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void addCases(List<String> lines, List<ComparedCase> cases) {
        if (cases.isEmpty()) {
            return;
        }
        lines.add("named cases, and the findings that stand for them");
        lines.add(caseRow("case", "finding", "about", "verdict"));
        for (ComparedCase one : cases) {
            boolean missing =
                    one.verdict() == Verdict.DIFFERENT && one.numbers().isEmpty();
            String verdict = one.verdict() == Verdict.EQUAL ? "stands" : missing ? "MISSING" : "DIFFERENT";
            lines.add(caseRow(one.name(), one.finding(), one.about(), verdict));
            if (!one.numbers().isEmpty()) {
                lines.add(cut(INDENT + one.numbers()));
            }
        }
        long missing =
                cases.stream().filter(it -> it.verdict() == Verdict.DIFFERENT).count();
        lines.add(cases.size() + " named cases, " + missing + " without their finding");
        lines.add("");
    }

    private static String caseRow(String name, String finding, String about, String verdict) {
        return String.format(
                Locale.ROOT, "  %-36s %-34s %-18s %-9s", cut(name, 36), cut(finding, 34), cut(about, 18), verdict);
    }

    private static void add(List<String> lines, ComparedFigure row) {
        PublishedFigure figure = row.printed();
        boolean computable = row.verdict() == Verdict.EQUAL || row.verdict() == Verdict.DIFFERENT;
        lines.add(row(
                figure.indicator(),
                printed(figure),
                computable ? row.computed().map(share -> computed(row, share)).orElse("nothing yet") : "",
                computable ? figure.measure().orElse(Measure.REPORTS).name().toLowerCase(Locale.ROOT) : "",
                computable ? figure.origin().name().toLowerCase(Locale.ROOT) : "",
                row.verdict() == Verdict.DIFFERENT ? "DIFFERENT" : row.verdict().word()));
        boolean inWords = figure.origin() == Origin.CHOSEN || printed(figure).equals("in words");
        if (inWords || row.verdict() == Verdict.DIFFERENT) {
            lines.add(cut(INDENT + figure.wording()));
        }
        if (computable && figure.note().startsWith(CONDITIONAL)) {
            lines.add(cut(INDENT + figure.note()));
        }
    }

    private static String row(
            String indicator, String printed, String computed, String measure, String origin, String verdict) {
        return String.format(
                Locale.ROOT,
                "  %-36s %-21s %-20s %-8s %-8s %-9s",
                cut(indicator, 36),
                printed,
                computed,
                measure,
                origin,
                verdict);
    }

    private static String printed(PublishedFigure figure) {
        if (figure.origin() == Origin.CHOSEN) {
            return "in words";
        }
        String percent = figure.percent().map(it -> it.toPlainString() + "%").orElse("");
        boolean withBase =
                figure.base() == Base.EXPLICIT && figure.denominator().isPresent();
        String of = withBase ? number(figure.denominator().orElseThrow()) : "";
        if (figure.numerator().isPresent()) {
            return number(figure.numerator().get()) + (withBase ? "/" + of : "");
        }
        if (percent.isEmpty()) {
            return "in words";
        }
        return percent + (withBase ? " of " + of : "");
    }

    private static String computed(ComparedFigure row, Share share) {
        int decimals =
                row.printed().percent().map(it -> Math.max(1, it.scale())).orElse(1);
        if (share.isMean()) {
            return share.value(1) + " (" + number(share.below()) + ")";
        }
        if (share.given().isPresent()) {
            return share.given().get().toPlainString() + "%";
        }
        if (share.below() == 0) {
            return number(share.above());
        }
        String base = row.isBaseAssumed() ? " (" + number(share.below()) + ")" : "/" + number(share.below());
        boolean whole = share.above() == share.below();
        String percent = whole ? "" : " " + share.value(decimals) + "%";
        String all = number(share.above()) + base + percent;
        return all.length() <= COMPUTED ? all : number(share.above()) + (percent.isEmpty() ? base : percent);
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static long count(List<ComparedFigure> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private static long compared(List<ComparedFigure> rows, Origin origin) {
        return rows.stream()
                .filter(row -> row.printed().origin() == origin)
                .filter(row -> row.verdict() == Verdict.EQUAL || row.verdict() == Verdict.DIFFERENT)
                .count();
    }

    private static long different(List<ComparedFigure> rows, Origin origin) {
        return rows.stream()
                .filter(row -> row.printed().origin() == origin && row.verdict() == Verdict.DIFFERENT)
                .count();
    }

    private static String cut(String text) {
        return cut(text, WIDTH);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
