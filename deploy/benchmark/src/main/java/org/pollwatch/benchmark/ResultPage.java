package org.pollwatch.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.pollwatch.benchmark.row.Row;
import org.pollwatch.benchmark.row.Row.Target;

/**
 * The results as a page that needs nothing else: a plot for each kind of figure that stands along an axis, and a drawing for
 * each unit, with a bar for each other figure, a thin one for its baseline and a mark for its target.
 */
final class ResultPage {
    private static final int LABEL = 290;
    private static final int SPAN = 430;
    private static final int VALUE = 200;
    private static final int STEP = 30;
    private static final String STYLE =
            """
            body{font:15px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
            h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.8rem 0 .3rem}svg{width:100%;height:auto}svg text{font-size:13px;fill:#1b1f24}
            table{border-collapse:collapse}td,th{padding:.1rem .9rem .1rem 0;text-align:left;vertical-align:top}
            .figure{fill:#1c5aa0}.bad{fill:#a31f12}.baseline{fill:#9aa3ad}.target{stroke:#1b1f24;stroke-width:2}
            .grid{stroke:#d8dde2}.curve{fill:none;stroke-width:2.5}.c0{stroke:#1c5aa0}.c1{stroke:#b3640a}.c2{stroke:#3a7d44}
            circle{stroke-width:2.5;fill:#fff}circle.bad{stroke:#a31f12;fill:#a31f12}dt{font-weight:600;margin-top:.6rem}
            dd{margin:0}
            """;

    private final StringBuilder html = new StringBuilder();

    private ResultPage() {}

    /** @return a page of HTML */
    static String of(Instant at, Map<String, String> facts, List<Row> rows) {
        ResultPage page = new ResultPage();
        page.head(at, facts);
        Map<String, List<Row>> byUnit = new LinkedHashMap<>();
        Map<String, List<Row>> byPlot = new LinkedHashMap<>();
        for (Row row : rows) {
            row.spot()
                    .map(it -> byPlot.computeIfAbsent(it.plot(), plot -> new ArrayList<>()))
                    .orElseGet(() -> byUnit.computeIfAbsent(row.unit(), unit -> new ArrayList<>()))
                    .add(row);
        }
        byPlot.forEach((name, points) -> page.html.append(LinePlot.of(name, points)));
        byUnit.forEach(page::drawing);
        page.notes(rows);
        return page.html.append("</body></html>\n").toString();
    }

    private void head(Instant at, Map<String, String> facts) {
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Pollwatch benchmark ")
                .append(at)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Pollwatch benchmark, ")
                .append(at)
                .append(
                        "</h1><p>Blue: the figure, red where the check found what was counted different. Grey: its baseline"
                                + " of the same run. Line: its target.</p><table>");
        facts.forEach((name, value) -> html.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>"));
        html.append("</table>");
    }

    private void drawing(String unit, List<Row> rows) {
        double most = rows.stream().flatMapToDouble(ResultPage::lengths).max().orElse(1);
        html.append("<h2>")
                .append(escaped(unit))
                .append(String.format(
                        Locale.ROOT,
                        "</h2><svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">",
                        escaped("figures in " + unit),
                        LABEL + SPAN + VALUE,
                        rows.size() * STEP + 4));
        for (int i = 0; i < rows.size(); i++) {
            bar(rows.get(i), i * STEP, SPAN / most);
        }
        html.append("</svg>");
    }

    private void bar(Row row, int top, double scale) {
        text(0, top, row.name());
        box(row.isOk() ? "figure" : "bad", top + 5, 12, row.figure() * scale);
        row.baseline().ifPresent(it -> box("baseline", top + 18, 5, it * scale));
        target(row)
                .ifPresent(it -> html.append(String.format(
                        Locale.ROOT,
                        "<line class=\"target\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"%1$d\" y2=\"%3$d\"/>",
                        top + 2,
                        LABEL + it * scale,
                        top + 26)));
        text(LABEL + SPAN + 10, top, Results.number(row.figure()) + " " + Results.target(row));
    }

    private void box(String kind, int top, int height, double width) {
        html.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" height=\"%d\" width=\"%.1f\"/>",
                kind,
                LABEL,
                top,
                height,
                Math.max(1, width)));
    }

    private void text(int left, int top, String words) {
        html.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", left, top + 16, escaped(words)));
    }

    private static DoubleStream lengths(Row row) {
        return DoubleStream.of(
                row.figure(), row.baseline().orElse(0), target(row).orElse(0.0));
    }

    /** @return the target in the row's unit */
    private static Optional<Double> target(Row row) {
        return row.target()
                .map(it -> it.of() == Target.Of.FIGURE
                        ? it.value()
                        : it.value() * row.baseline().orElse(0));
    }

    private void notes(List<Row> rows) {
        html.append("<h2>How each was measured</h2><dl>");
        for (Row row : rows) {
            html.append("<dt>").append(escaped(row.name())).append("</dt><dd>").append(escaped(words(row)));
            html.append("</dd>");
        }
        html.append("</dl>");
    }

    private static String words(Row row) {
        String different = row.difference().map(it -> "DIFFERENT: " + it + "; ").orElse("");
        String baseline = row.baselineName().isEmpty() ? "" : "baseline: " + row.baselineName() + "; ";
        return different + String.format(Locale.ROOT, "%,d samples; ", row.samples()) + baseline + row.note();
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
