package org.pollwatch.counting.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.sample.QuickCountFigures.Share;
import org.pollwatch.mission.Mission;

class QuickCountSheetTest {

    /**
     * By hand: of 4 stations in A two are heard, 60 and 30 of 100; of 6 in B three, 20, 30 and 10 of 50. Share 300 / 700. The
     * votes below the line are equal, so the variance is that of y: (4 * 4 / 2 * 0.5 * 450 + 6 * 6 / 3 * 0.5 * 100) / 700^2.
     */
    @Test
    void shouldEqualTheExampleDoneByHand() {
        QuickCountFigures figures = new SampleCase()
                .unheard("A", 2)
                .heard("A", 60, 40)
                .heard("A", 30, 70)
                .unheard("B", 3)
                .heard("B", 20, 30)
                .heard("B", 30, 20)
                .heard("B", 10, 40)
                .figures("president");

        assertThat(figures.stations()).isEqualTo(5);
        assertThat(figures.population()).isEqualTo(10);
        assertThat(figures.undefined()).isEmpty();
        assertThat(figures.shares()).extracting(Share::contestant).containsExactly("red", "blue");
        Share red = figures.shares().get(0);
        double standardError = Math.sqrt(2_400) / 700;
        assertThat(red.share().orElseThrow()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(red.margin95().orElseThrow()).isCloseTo(1.959964 * standardError, within(1e-7));
        assertThat(red.margin99().orElseThrow()).isCloseTo(2.575829 * standardError, within(1e-7));
        assertThat(figures.shares().get(1).share().orElseThrow()).isCloseTo(4 / 7.0, within(1e-12));
    }

    @Test
    void shouldEqualTheFormulaOverStationsForRandomSamples() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int strata = 1 + random.nextInt(4);
            List<List<long[]>> heard = new ArrayList<>();
            long[] sizes = new long[strata];
            SampleCase sample = new SampleCase();
            for (int h = 0; h < strata; h++) {
                int n = 2 + random.nextInt(6);
                int unheard = random.nextInt(10);
                sizes[h] = 0L + n + unheard;
                sample.unheard("s" + h, unheard);
                heard.add(new ArrayList<>());
                for (int i = 0; i < n; i++) {
                    long red = random.nextInt(2_000);
                    long blue = 1L + random.nextInt(2_000);
                    heard.get(h).add(new long[] {red, red + blue});
                    sample.heard("s" + h, red, blue);
                }
            }
            Share red = sample.figures("president").shares().get(0);
            double share = share(heard, sizes);
            assertThat(red.share().orElseThrow()).as("seed %d", seed).isCloseTo(share, within(1e-12));
            assertThat(red.margin95().orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(1.959963984540054 * standardError(heard, sizes, share), within(1e-9));
        }
    }

    @Test
    void shouldHaveNoMarginWhereEveryStationWasHeard() {
        Share red = new SampleCase()
                .heard("A", 60, 40)
                .heard("A", 30, 70)
                .heard("B", 1, 1)
                .figures("president")
                .shares()
                .get(0);

        assertThat(red.share().orElseThrow()).isCloseTo(91 / 202.0, within(1e-12));
        assertThat(red.margin95()).hasValue(0);
    }

    @Test
    void shouldCallAShareUndefinedWhereAStratumWasNotHeard() {
        QuickCountFigures figures = new SampleCase()
                .heard("A", 60, 40)
                .heard("A", 30, 70)
                .unheard("B", 3)
                .unheard("C", 2)
                .figures("president");

        assertThat(figures.shares()).hasSize(2).allSatisfy(it -> {
            assertThat(it.share()).isEmpty();
            assertThat(it.margin95()).isEmpty();
            assertThat(it.margin99()).isEmpty();
        });
        assertThat(figures.undefined())
                .isEqualTo("no station of stratum B was heard, of 3; no station of stratum C was heard, of 2");
        assertThat(figures.stations()).isEqualTo(2);
        assertThat(figures.population()).isEqualTo(7);
    }

    @Test
    void shouldCallMarginsUndefinedWhereOneStationOfAStratumWasHeard() {
        QuickCountFigures figures = new SampleCase()
                .heard("A", 60, 40)
                .unheard("A", 3)
                .heard("B", 30, 70)
                .figures("president");

        assertThat(figures.shares().get(0).share().orElseThrow()).isCloseTo(270 / 500.0, within(1e-12));
        assertThat(figures.shares().get(0).margin95()).isEmpty();
        assertThat(figures.undefined())
                .contains("one station of stratum A was heard, of 4")
                .doesNotContain("stratum B");
    }

    @Test
    void shouldCallAShareOfNoVotesUndefined() {
        QuickCountFigures figures =
                new SampleCase().heard("A", 0, 0).heard("A", 0, 0).figures("president");

        assertThat(figures.shares().get(0).share()).isEmpty();
        assertThat(figures.undefined()).contains("no votes");
    }

    @Test
    void shouldEstimateTurnoutOfTheRegister() {
        QuickCountFigures figures = new SampleCase()
                .voted("A", 300, 1_000)
                .voted("A", 100, 200)
                .unheard("A", 2)
                .figures("turnout");

        assertThat(figures.shares()).extracting(Share::contestant).containsExactly("voted");
        assertThat(figures.shares().get(0).share().orElseThrow()).isCloseTo(400 / 1_200.0, within(1e-12));
        assertThat(figures.stations()).isEqualTo(2);
        assertThat(figures.population()).isEqualTo(4);
    }

    @Test
    void shouldSayNothingOfAnEmptySample() {
        SampleCase sample = new SampleCase().unheard("A", 2);
        QuickCountSheet sheet = new QuickCountSheet(sample.mission());

        assertThat(sheet.contests()).containsExactly("president", "turnout");
        assertThat(sheet.contests())
                .allSatisfy(it -> assertThat(sheet.of(it, Map.of()).undefined()).isNotEmpty());
        assertThatThrownBy(() -> sheet.of("mayor", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAMissionWithoutAProbabilitySampleAndSayWhy() {
        Mission chosen = new MissionBuilder().build();
        Mission limited = new SampleCase().unheard("A", 1).builder().limited().build();
        Mission blank = new SampleCase().mission();

        assertThat(QuickCountSheet.refusal(chosen).orElseThrow()).contains("no probability sample");
        assertThat(QuickCountSheet.refusal(limited).orElseThrow()).contains("limited");
        assertThat(QuickCountSheet.refusal(blank).orElseThrow()).contains("stratum");
        assertThat(QuickCountSheet.refusal(new SampleCase().unheard("A", 1).mission()))
                .isEmpty();
        assertThatThrownBy(() -> new QuickCountSheet(chosen)).hasMessageContaining("no probability sample");
    }

    /** 400 stations in four strata that differ in size and in what they vote; 20 of each drawn, a thousand times. */
    @Test
    void shouldHoldTheTruthInNinetyFiveOfAHundredSamples() {
        Random random = new Random(20221120);
        List<List<long[]>> country = new ArrayList<>();
        SampleCase sample = new SampleCase();
        long red = 0;
        long all = 0;
        for (int h = 0; h < 4; h++) {
            sample.unheard("s" + h, 100);
            List<long[]> stratum = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                long votes = 100L + random.nextInt(200 * (h + 1));
                double leaning = Math.min(1, Math.max(0, 0.3 + 0.1 * h + 0.12 * random.nextGaussian()));
                long own = Math.round(votes * leaning);
                stratum.add(new long[] {own, votes});
                red += own;
                all += votes;
            }
            country.add(stratum);
        }
        QuickCountSheet sheet = new QuickCountSheet(sample.mission());
        double truth = (double) red / all;
        int within95 = 0;
        int within99 = 0;
        for (int draw = 0; draw < 1_000; draw++) {
            Map<SampleKey, Counters> cells = new HashMap<>();
            for (int h = 0; h < 4; h++) {
                Collections.shuffle(country.get(h), random);
                SampleKey key = new SampleKey("president", "red", "s" + h);
                country.get(h)
                        .subList(0, 20)
                        .forEach(it -> cells.merge(key, SampleCell.of(it[0], it[1]), Counters::plus));
            }
            Share share = sheet.of("president", cells).shares().get(0);
            double miss = Math.abs(share.share().orElseThrow() - truth);
            within95 += miss <= share.margin95().orElseThrow() ? 1 : 0;
            within99 += miss <= share.margin99().orElseThrow() ? 1 : 0;
        }

        assertThat(within95).isBetween(930, 970);
        assertThat(within99).isBetween(975, 999);
    }

    private static double share(List<List<long[]>> heard, long[] sizes) {
        double above = 0;
        double below = 0;
        for (int h = 0; h < sizes.length; h++) {
            above += sizes[h]
                    * heard.get(h).stream().mapToLong(it -> it[0]).average().orElseThrow();
            below += sizes[h]
                    * heard.get(h).stream().mapToLong(it -> it[1]).average().orElseThrow();
        }
        return above / below;
    }

    private static double standardError(List<List<long[]>> heard, long[] sizes, double share) {
        double variance = 0;
        double below = 0;
        for (int h = 0; h < sizes.length; h++) {
            double n = heard.get(h).size();
            double meanY =
                    heard.get(h).stream().mapToLong(it -> it[0]).average().orElseThrow();
            double meanX =
                    heard.get(h).stream().mapToLong(it -> it[1]).average().orElseThrow();
            double squares = heard.get(h).stream()
                    .mapToDouble(it -> Math.pow(it[0] - meanY - share * (it[1] - meanX), 2))
                    .sum();
            variance += sizes[h] * sizes[h] * (1 - n / sizes[h]) / n * squares / (n - 1);
            below += sizes[h] * meanX;
        }
        return Math.sqrt(variance) / below;
    }
}
