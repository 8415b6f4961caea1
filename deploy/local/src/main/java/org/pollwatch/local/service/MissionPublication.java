package org.pollwatch.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionPublisher;
import org.pollwatch.contract.definition.DefinitionPublisher.Publication;
import org.pollwatch.contract.definition.DefinitionRefused;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.series.SeriesPublisher;

/** Brings a mission to a cluster: its topics, its schemas, its definition, and the announced figures it starts with. */
public final class MissionPublication {

    private final String bootstrap;
    private final String registry;
    private final ClientSettings secured;

    /**
     * For one cluster without names and encryption.
     *
     * @param bootstrap the brokers
     * @param registry the registry's Confluent API
     */
    public MissionPublication(String bootstrap, String registry) {
        this(bootstrap, registry, ClientSettings.NONE);
    }

    /**
     * For one cluster.
     *
     * @param bootstrap the brokers
     * @param registry the registry's Confluent API
     * @param secured how to speak to both
     */
    public MissionPublication(String bootstrap, String registry, ClientSettings secured) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.secured = secured;
    }

    /**
     * What became of it.
     *
     * @param revision the definition revision that stands now
     * @param changed how many pieces of the definition differ from the revision before
     * @param series how many announced figures were not there yet
     */
    public record Published(long revision, int changed, int series) {}

    /**
     * Makes what is missing and publishes what has changed, on the partitions that are there or the usual number.
     *
     * @param files the mission, checked
     * @return what was written
     * @throws DefinitionRefused when it would change what must not change
     * @throws ContractException when a topic or schema that is there contradicts the contract, or nothing answers
     */
    public Published publish(MissionFiles files) {
        return publish(files, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * The same on a stated number of partitions, in a stated number of copies.
     *
     * @param partitions of the topics keyed by report; refused where they exist with another number
     * @param copies of each partition of topics that do not exist yet; three where nothing is said, or as many as there
     *     are brokers
     */
    public Published publish(MissionFiles files, OptionalInt partitions, OptionalInt copies) {
        Map<String, Object> client = secured.kafka(bootstrap);
        try (Admin admin = Admin.create(client);
                RecordSerdes serdes = secured.serdes(registry)) {
            TopicSetup setup = new TopicSetup(admin, serdes);
            Topics usual = Topics.of(files.mission().id());
            int count = partitions.orElseGet(
                    () -> setup.partitions(usual.submissions()).orElse(Topics.DEFAULT_PARTITIONS));
            Topics topics = Topics.of(files.mission().id(), count);
            setup.ensure(topics, (short) copies.orElseGet(setup::copies));
            try (DefinitionPublisher publisher = DefinitionPublisher.open(client, topics, serdes);
                    SeriesPublisher series = SeriesPublisher.open(client, topics, serdes)) {
                Publication definition = publisher.publish(files);
                return new Published(definition.revision(), definition.changed(), series.publish(files.series()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
