package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topic;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.SmallMission;

/** The headers under which others take the topology's news. */
class EventsTest {
    private static final String[] ATTRIBUTES = {
        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_dataschema", "content-type"
    };

    private final Mission mission = SmallMission.create();
    private final List<Happening> log = new Histories(mission, 11, 3).next(40);

    @Test
    void shouldStampEveryEventAndNothingElse() {
        try (TopologyDriver driver = fold(mission)) {
            for (Topic<?> topic : events(driver)) {
                assertThat(driver.lastHeaders(topic))
                        .as(topic.noun())
                        .isNotEmpty()
                        .allSatisfy((key, headers) -> {
                            assertThat(headers).containsKeys(ATTRIBUTES).containsEntry("ce_subject", key);
                            assertThat(headers.get("ce_type")).isEqualTo("org.pollwatch." + topic.noun() + ".v1");
                            // Before anything is folded, coverage has no time.
                            assertThat(headers.containsKey("ce_time")
                                            || topic.equals(driver.topics().coverage()))
                                    .isTrue();
                            assertThat(headers.getOrDefault("ce_time", "")).doesNotStartWith("1970");
                        });
            }
            assertThat(driver.lastHeaders(driver.topics().receipts()).values())
                    .isNotEmpty()
                    .allMatch(Map::isEmpty);
        }
    }

    @Test
    void shouldGiveTheSameLogTheSameEventsWhateverTheClockSays() {
        try (TopologyDriver one = fold(mission);
                TopologyDriver other = new TopologyDriver(
                        mission.id(),
                        TopologyDriver.read(mission),
                        new MemoryRegistry(),
                        Instant.parse("2031-05-05T05:05:05Z"))) {
            other.send(log);
            other.publish();
            for (Topic<?> topic : events(one)) {
                if (topic.equals(one.topics().findings())) {
                    continue; // which were raised and cleared in between depends on the pace
                }
                assertThat(one.lastHeaders(topic)).as(topic.noun()).isEqualTo(other.lastHeaders(topic));
            }
        }
    }

    private TopologyDriver fold(Mission counted) {
        TopologyDriver driver = new TopologyDriver(counted);
        driver.send(log);
        driver.publish();
        return driver;
    }

    private static List<Topic<?>> events(TopologyDriver driver) {
        return List.of(
                driver.topics().rates(),
                driver.topics().ratesByHour(),
                driver.topics().coverage(),
                driver.topics().findings());
    }
}
