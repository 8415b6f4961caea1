package org.pollwatch.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pollwatch.benchmark.row.Row;
import org.pollwatch.benchmark.row.Row.Spot;

/** Curves of the page: where their points stand, and what is said beside them. */
class LinePlotTest {
    private static final Pattern POINT = Pattern.compile("cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"");

    @Test
    void shouldPutEqualFactorsAtEqualDistances() {
        List<double[]> points = points(LinePlot.of("Growth", List.of(row(1_000, 7), row(10_000, 7), row(100_000, 7))));

        assertThat(points.get(1)[0] - points.get(0)[0]).isEqualTo(points.get(2)[0] - points.get(1)[0]);
        assertThat(points).extracting(it -> it[1]).containsOnly(points.get(0)[1]);
    }

    @Test
    void shouldDrawTwiceTheFigureTwiceAsHighAboveZero() {
        String plot = LinePlot.of("Growth", List.of(row(1, 400), row(2, 800)));

        List<double[]> points = points(plot);
        assertThat(280 - points.get(1)[1]).isEqualTo(2 * (280 - points.get(0)[1]));
        assertThat(points.get(1)[1]).isGreaterThan(30);
    }

    @Test
    void shouldDrawACurveForEachKindAndNameIt() {
        Row other = Row.of("b", "µs", 3, 1).at(new Spot("Growth", "waiting & more", "reports", 1));

        String plot = LinePlot.of("Growth", List.of(row(1, 4), other));

        assertThat(plot).contains("<polyline class=\"curve c0\"", "<polyline class=\"curve c1\"");
        assertThat(plot).contains(">time<", ">waiting &amp; more<", ">reports<", "Growth: µs");
    }

    @Test
    void shouldSayTheRatioAndShowWhatWasCountedWrong() {
        Row wrong = row(2, 6).against("the first", 4).checked(Optional.of("KZ|voting: 1 reports, expected 2"));

        String plot = LinePlot.of("Growth", List.of(row(1, 4), wrong));

        assertThat(plot).contains(">4.0<", ">6.0 (1.50)<").containsOnlyOnce("class=\"bad\"");
    }

    @Test
    void shouldStepByRoundNumbers() {
        assertThat(LinePlot.step(0.3)).isEqualTo(0.5);
        assertThat(LinePlot.step(2)).isEqualTo(2);
        assertThat(LinePlot.step(61)).isEqualTo(100);
    }

    private static Row row(double x, double figure) {
        return Row.of("a", "µs", figure, 1).at(new Spot("Growth", "time", "reports", x));
    }

    private static List<double[]> points(String plot) {
        List<double[]> points = new ArrayList<>();
        Matcher each = POINT.matcher(plot);
        while (each.find()) {
            points.add(new double[] {Double.parseDouble(each.group(1)), Double.parseDouble(each.group(2))});
        }
        return points;
    }
}
