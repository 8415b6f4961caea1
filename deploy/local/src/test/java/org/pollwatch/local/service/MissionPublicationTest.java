package org.pollwatch.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.local.service.MissionPublication.Published;
import org.pollwatch.mission.Mission;

class MissionPublicationTest {
    private static final Path SMALL = Path.of(
            System.getProperty("pollwatch.root"), "schemas", "contract", "src", "test", "resources", "small-mission");

    @Test
    void shouldCarryBallotPlanChecksAndAnnouncedFiguresOverABrokerOnce() throws Exception {
        MissionFiles files = MissionDirectory.load(SMALL);
        try (Cluster cluster = Cluster.start();
                RecordSerdes serdes = new RecordSerdes(cluster.registryUrl())) {
            MissionPublication publication = new MissionPublication(cluster.bootstrap(), cluster.registryUrl());

            Published first = publication.publish(files);
            Published second = publication.publish(files);

            assertThat(first)
                    .isEqualTo(new Published(
                            1, files.pieces().size(), files.series().size()));
            assertThat(second).isEqualTo(new Published(1, 0, 0));
            Topics topics = Topics.of(files.mission().id());
            try (DefinitionLog log = DefinitionLog.open(cluster.bootstrap(), topics, serdes)) {
                Mission read = log.await(1, Duration.ofSeconds(20));
                assertThat(read.ballot().contestants("president"))
                        .isEqualTo(files.mission().ballot().contestants("president"));
                assertThat(read.plan()).isEqualTo(files.mission().plan()).isNotEmpty();
                assertThat(read.checks()).isEqualTo(files.mission().checks()).isNotEmpty();
            }
        }
    }
}
