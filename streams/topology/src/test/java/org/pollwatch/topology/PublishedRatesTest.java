package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.AnswerCount;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Withheld;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Wilson;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Interleaving;
import org.pollwatch.oracle.SmallMission;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;

/** The records of rates and rates-by-hour. */
class PublishedRatesTest {
    private final Mission mission = SmallMission.create();

    @Test
    void shouldGiveRateAndIntervalOfEachIndicator() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            for (int i = 0; i < 8; i++) {
                driver.send(
                        report(i).answer("group_voting", i < 2 ? "yes" : "no").build());
            }
            IndicatorRate it = indicator(driver.rates("C|voting"), "group_voting");

            assertThat(it.getRate()).isEqualTo(0.25);
            assertThat(it.getLow()).isEqualTo(Wilson.of(2, 8).low());
            assertThat(it.getHigh()).isEqualTo(Wilson.of(2, 8).high());
            assertThat(it.getWithheld()).isNull();
        }
    }

    @Test
    void shouldMarkRatesOfFewReports() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            driver.send(report(1).answer("group_voting", "yes").build());

            assertThat(indicator(driver.rates("C|voting"), "group_voting").getWithheld())
                    .isEqualTo(Withheld.FEW_REPORTS);
        }
    }

    @Test
    void shouldNeverPublishARateOfALimitedMission() {
        Mission limited = SmallMission.create(Mission.Observation.LIMITED);
        try (TopologyDriver driver = new TopologyDriver(limited)) {
            driver.send(new Histories(limited, 5, 3).next(60));
            driver.publish();
            List<AreaRates> published = driver.published();

            assertThat(published).isNotEmpty().allSatisfy(rates -> assertThat(rates.getIndicators())
                    .allSatisfy(it -> {
                        assertThat(it.getRate()).isNull();
                        assertThat(it.getLow()).isNull();
                        assertThat(it.getHigh()).isNull();
                        assertThat(it.getWithheld()).isEqualTo(Withheld.LIMITED);
                    }));
            assertThat(published)
                    .anySatisfy(rates -> assertThat(rates.getIndicators()).anyMatch(it -> it.getFlagged() > 0));
        }
    }

    @Test
    void shouldNeverPublishARateOfIncidents() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            for (int i = 0; i < 9; i++) {
                driver.send(
                        report(i).form("incident").at("R1").answer("persons", 3).build());
            }

            assertThat(driver.rates("C|incident").getIndicators()).isNotEmpty().allSatisfy(it -> {
                assertThat(it.getRate()).isNull();
                assertThat(it.getWithheld()).isEqualTo(Withheld.INCIDENT);
            });
        }
    }

    @Test
    void shouldSortIndicatorsAndAnswers() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            driver.send(new Histories(mission, 6, 3).next(40));
            driver.publish();

            assertThat(driver.published()).isNotEmpty().allSatisfy(rates -> {
                assertThat(rates.getIndicators()).isSortedAccordingTo(Comparator.comparing(IndicatorRate::getId));
                assertThat(rates.getAnswers())
                        .isSortedAccordingTo(
                                Comparator.comparing(AnswerCount::getQuestion).thenComparing(AnswerCount::getAnswer));
            });
        }
    }

    @Test
    void shouldKeepTheWholeObservationAndItsHoursOnTheirOwnTopics() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            driver.send(report(1).build());
            driver.publish();

            assertThat(driver.lastBodies(driver.topics().rates()))
                    .containsOnlyKeys("R1-a|voting", "R1|voting", "C|voting");
            assertThat(driver.lastBodies(driver.topics().ratesByHour()))
                    .containsOnlyKeys("R1-a|voting|2026-03-01T10", "R1|voting|2026-03-01T10", "C|voting|2026-03-01T10");
        }
    }

    @Test
    void shouldAddUpFromDistrictsToTheCountry() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            driver.send(new Histories(mission, 7, 5).next(80));
            Map<String, Long> sum = new java.util.TreeMap<>();
            for (String region : List.of("R1|voting", "R2|voting", "X|voting")) {
                driver.figures(region).forEach((name, amount) -> sum.merge(name, amount, Long::sum));
            }

            assertThat(driver.figures("C|voting")).isEqualTo(sum);
        }
    }

    @Test
    void shouldWithholdATallyWithANegativeCounterAsSuspect() {
        try (TopologyDriver driver = new TopologyDriver(mission)) {
            driver.send(report(1).answer("group_voting", "yes").build());
            assertThat(driver.rates("C|voting").getSuspect()).isFalse();
            DeltaPart part = new DeltaPart(
                    "voting",
                    null,
                    List.of("R1", "C"),
                    InternalRecords.bytes(Counters.of(Map.of(CounterLayout.PLACES, -2L))),
                    false);
            driver.sendDelta(new AreaDelta(List.of(part), "T", false, 0L, List.of()));

            assertThat(driver.rates("C|voting")).satisfies(it -> {
                assertThat(it.getSuspect()).isTrue();
                assertThat(it.getIndicators()).isEmpty();
                assertThat(it.getAnswers()).isEmpty();
            });
            assertThat(driver.findings()).containsKey("suspect_tally|C|voting");
            assertThat(driver.rates("R1-a|voting").getSuspect())
                    .as("the district was not touched")
                    .isFalse();
        }
    }

    @Test
    void shouldEndInTheSameRecordsForTheSameLogWhateverTheClockSays() {
        List<Happening> log = new Histories(mission, 8, 3).next(60);
        try (TopologyDriver one = new TopologyDriver(mission);
                TopologyDriver other = startAt(Instant.parse("2031-05-05T05:05:05Z"))) {
            one.send(log);
            one.publish();
            for (Happening happening : log) {
                other.send(happening);
                other.publish();
            }
            for (Topic<?> topic : outputs(one)) {
                Map<String, String> bodies = one.lastBodies(topic);
                assertThat(bodies).as(topic.noun()).isNotEmpty();
                assertThat(other.lastBodies(topic)).as(topic.noun()).isEqualTo(bodies);
            }
        }
    }

    /** Reports meet in areas from many partitions, in any order; only the order within a report is given. */
    @Test
    void shouldEndInTheSameFiguresInWhateverOrderReportsMeet() {
        List<Happening> log = new Histories(mission, 9, 3).next(60);
        try (TopologyDriver one = new TopologyDriver(mission);
                TopologyDriver other = new TopologyDriver(mission)) {
            one.send(log);
            one.publish();
            other.send(Interleaving.of(log, new Random(9)));
            other.publish();
            for (Topic<?> topic : List.of(
                    one.topics().reports(), one.topics().rates(), one.topics().ratesByHour())) {
                assertThat(other.lastBodies(topic)).as(topic.noun()).isEqualTo(one.lastBodies(topic));
            }
        }
    }

    private TopologyDriver startAt(Instant clock) {
        return new TopologyDriver(mission.id(), TopologyDriver.read(mission), new MemoryRegistry(), clock);
    }

    private static List<Topic<?>> outputs(TopologyDriver driver) {
        return List.of(
                driver.topics().receipts(),
                driver.topics().reports(),
                driver.topics().rates(),
                driver.topics().ratesByHour());
    }

    private static IndicatorRate indicator(AreaRates rates, String id) {
        return rates.getIndicators().stream()
                .filter(it -> it.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
