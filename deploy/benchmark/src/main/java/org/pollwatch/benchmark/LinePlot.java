package org.pollwatch.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.pollwatch.benchmark.row.Row;

/**
 * Figures along an axis as curves: to the right in logarithmic steps, upwards from zero, so that a curve that stays level shows a
 * cost that stays the same. Each point bears its figure, and its ratio to the first of its curve; one that was counted wrong is red.
 */
final class LinePlot {
    private static final int WIDTH = 920;
    private static final int HEIGHT = 330;
    private static final int LEFT = 70;
    private static final int RIGHT = 780;
    private static final int TOP = 30;
    private static final int BOTTOM = 280;
    private static final int LINES = 5;
    private static final int COLOURS = 3;
    private static final double HEADROOM = 1.1;
    private static final double[] STEPS = {1, 2, 5, 10};

    private final StringBuilder svg = new StringBuilder();
    private final List<Row> rows;
    private final double least;
    private final double most;
    private final double step;
    private final double top;

    private LinePlot(List<Row> rows) {
        this.rows = rows;
        this.least = rows.stream().mapToDouble(LinePlot::x).min().orElseThrow();
        this.most = rows.stream().mapToDouble(LinePlot::x).max().orElseThrow();
        double highest = HEADROOM * rows.stream().mapToDouble(Row::figure).max().orElseThrow();
        this.step = step(highest / LINES);
        this.top = step * Math.ceil(highest / step);
    }

    /**
     * Draws it.
     *
     * @param name of the plot
     * @param rows in the order of their curves; one unit, one axis
     * @return a heading and a drawing, as HTML
     */
    static String of(String name, List<Row> rows) {
        return new LinePlot(rows).draw(name);
    }

    /** @return the next of 1, 2, 5, 10, 20, ... that is not below */
    static double step(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (double it : STEPS) {
            if (it * decade >= least) {
                return it * decade;
            }
        }
        return STEPS[STEPS.length - 1] * decade;
    }

    private String draw(String name) {
        String unit = rows.get(0).unit();
        svg.append(String.format(
                Locale.ROOT,
                "<h2>%s: %s</h2><svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">",
                ResultPage.escaped(name),
                ResultPage.escaped(unit),
                ResultPage.escaped(name + " in " + unit),
                WIDTH,
                HEIGHT));
        axes();
        Map<String, List<Row>> curves = new LinkedHashMap<>();
        rows.forEach(row -> curves.computeIfAbsent(row.spot().orElseThrow().curve(), it -> new ArrayList<>())
                .add(row));
        int colour = 0;
        for (Map.Entry<String, List<Row>> curve : curves.entrySet()) {
            curve(curve.getKey(), curve.getValue(), "c" + colour++ % COLOURS);
        }
        return svg.append("</svg>").toString();
    }

    private void axes() {
        for (double value = 0; value <= top + step / 2; value += step) {
            line(LEFT, RIGHT, up(value), up(value));
            text(LEFT - 8, up(value) + 4, "end", Results.whole(value));
        }
        TreeSet<Double> marks = new TreeSet<>();
        rows.forEach(row -> marks.add(x(row)));
        for (double mark : marks) {
            line(right(mark), right(mark), BOTTOM, BOTTOM + 5);
            text(right(mark), BOTTOM + 20, "middle", Results.whole(mark));
        }
        text(
                (LEFT + RIGHT) / 2.0,
                HEIGHT - 8,
                "middle",
                rows.get(0).spot().orElseThrow().axis());
    }

    private void curve(String name, List<Row> points, String colour) {
        svg.append("<polyline class=\"curve ").append(colour).append("\" points=\"");
        points.forEach(it -> svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", right(x(it)), up(it.figure()))));
        svg.append("\"/>");
        for (Row it : points) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                    it.isOk() ? colour : "bad",
                    right(x(it)),
                    up(it.figure())));
            text(right(x(it)), up(it.figure()) - 10, "middle", label(it));
        }
        Row last = points.get(points.size() - 1);
        text(right(x(last)) + 45, up(last.figure()) + 4, "start", name);
    }

    private static String label(Row row) {
        String figure = Results.number(row.figure());
        return row.ratio().isPresent()
                ? figure + String.format(" (%.2f)", row.ratio().getAsDouble())
                : figure;
    }

    private void line(double x1, double x2, double y1, double y2) {
        svg.append(String.format(
                Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x1, x2, y1, y2));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                ResultPage.escaped(words)));
    }

    private static double x(Row row) {
        return row.spot().orElseThrow().x();
    }

    private double right(double x) {
        double share = most > least ? Math.log(x / least) / Math.log(most / least) : 0;
        return LEFT + 30 + share * (RIGHT - LEFT - 60);
    }

    private double up(double figure) {
        return BOTTOM - figure / top * (BOTTOM - TOP);
    }
}
