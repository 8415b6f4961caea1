package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.oracle.SmallMission;

/**
 * The topology as it was last agreed. Names of stores and repartition topics outlive a release: a changed name is a lost
 * state. Where a change is meant, run this test with {@code -Dtopology.describe=true} and commit the golden file.
 */
class TopologyDescriptionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

    private final Topology topology = TopologyDriver.build(
            Topics.of("small"),
            new RecordSerdes(new MockSchemaRegistryClient(), "mock://unused"),
            TopologyDriver.read(SmallMission.create()));

    @Test
    void shouldBeTheTopologyOfTheGoldenFile() throws IOException {
        String description = topology.describe().toString();
        if (Boolean.getBoolean("topology.describe")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, description);
        }

        assertThat(description).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void shouldNameEverythingItself() {
        List<String> generated = Pattern.compile("K(STREAM|TABLE|GROUPED\\w*)-[A-Z-]*[0-9]{10}")
                .matcher(topology.describe().toString())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(generated).isEmpty();
    }

    @Test
    void shouldKeepTheNamesThatStatesLiveUnder() {
        assertThat(topology.describe().toString())
                .contains("stores: [guard-positions, guard]")
                .contains("stores: [places, place-findings, place-positions, place-reports]")
                .contains("stores: [area-positions, series, areas, area-teams, clock, sample, area-findings]")
                .contains("topic: by-place-repartition", "topic: by-area-repartition");
    }
}
