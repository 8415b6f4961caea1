package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics and registers the schemas of a mission, or says what is wrong with those that are there. */
public final class TopicSetup {
    /** What every subject is held to: old readers read new records, new readers old ones, over all versions. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final Duration VISIBLE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int MOST_COPIES = 3;
    /** Of three copies two must have a record before it counts as written: one broker may be away, and none may lie. */
    private static final Map<String, String> TWO_OF_THREE = Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");

    private final Admin admin;
    private final SchemaRegistryClient registry;

    /** @param serdes whose registry is set up or asked */
    public TopicSetup(Admin admin, RecordSerdes serdes) {
        this.admin = admin;
        this.registry = serdes.registry();
    }

    /**
     * Creates what is missing. Nothing that exists is changed, but that a registry which holds its subjects to less is told to
     * hold these to {@value #COMPATIBILITY}.
     *
     * @param replication copies of each partition; with three or more a record must be on two before it counts as written
     * @throws ContractException if an existing topic or schema contradicts the contract, or the cluster or the registry
     *     cannot be reached
     */
    public void ensure(Topics topics, short replication) {
        ensure(topics.all(), replication);
    }

    /** As {@link #ensure(Topics, short)}, for some topics: those that take another's place stand beside the contract's. */
    public void ensure(List<Topic<?>> topics, short replication) {
        create(topics.stream()
                .map(it -> wanted(it.name(), it.partitions(), replication, it.configuration()))
                .toList());
        awaitVisible(topics);
        verify(topics);
        topics.forEach(this::register);
        hold(topics);
    }

    /**
     * Creates a topic that is not of the contract, if it is missing.
     *
     * @param configuration besides what so many copies are told
     * @throws ContractException if it cannot be created
     */
    public void create(String name, int partitions, short replication, Map<String, String> configuration) {
        create(List.of(wanted(name, partitions, replication, configuration)));
    }

    private static NewTopic wanted(String name, int partitions, short replication, Map<String, String> configuration) {
        Map<String, String> whole = new HashMap<>(configuration);
        whole.putAll(configuration(replication));
        return new NewTopic(name, Optional.of(partitions), Optional.of(replication)).configs(whole);
    }

    /** In one request; each topic is made or refused by itself. */
    private void create(List<NewTopic> wanted) {
        admin.createTopics(wanted).values().forEach((name, made) -> {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new ContractException("topic " + name + " could not be created", e.getCause());
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
    }

    /** @return what a topic of so many copies is told besides: with three, two must have each record */
    public static Map<String, String> configuration(short replication) {
        return replication >= MOST_COPIES ? TWO_OF_THREE : Map.of();
    }

    /** @return how many copies of each partition the topic has; empty if it does not exist */
    public OptionalInt copies(Topic<?> topic) {
        return describe(List.of(topic)).values().stream()
                .flatMap(it -> it.partitions().stream())
                .mapToInt(it -> it.replicas().size())
                .min();
    }

    /** @return how many partitions the topic has; empty if it does not exist */
    public OptionalInt partitions(Topic<?> topic) {
        return describe(List.of(topic)).values().stream()
                .mapToInt(it -> it.partitions().size())
                .findFirst();
    }

    /** @return three copies where there are three brokers, else as many as there are */
    public short copies() {
        try {
            int brokers = admin.describeCluster().nodes().get().size();
            return (short) Math.min(MOST_COPIES, brokers);
        } catch (ExecutionException e) {
            throw new ContractException("the cluster does not answer", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A new topic takes a moment to be known to the broker that is asked. */
    private void awaitVisible(List<Topic<?>> topics) {
        long start = System.nanoTime();
        while (describe(topics).size() < topics.size() && System.nanoTime() - start < VISIBLE.toNanos()) {
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** @throws ContractException naming every topic that is missing or has another number of partitions */
    public void verify(Topics topics) {
        verify(topics.all());
    }

    private void verify(List<Topic<?>> topics) {
        List<String> faults = new ArrayList<>();
        Map<String, TopicDescription> found = describe(topics);
        for (Topic<?> topic : topics) {
            TopicDescription there = found.get(topic.name());
            if (there == null) {
                faults.add("topic " + topic.name() + " does not exist");
            } else if (there.partitions().size() != topic.partitions()) {
                faults.add("topic " + topic.name() + " has "
                        + there.partitions().size() + " partitions, expected "
                        + topic.partitions());
            }
        }
        if (!faults.isEmpty()) {
            throw new ContractException(String.join("; ", faults));
        }
    }

    /** @return those that are there, by name */
    private Map<String, TopicDescription> describe(List<Topic<?>> topics) {
        Map<String, TopicDescription> found = new HashMap<>();
        List<String> names = topics.stream().map(Topic::name).toList();
        admin.describeTopics(names).topicNameValues().forEach((name, described) -> {
            try {
                found.put(name, described.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new ContractException("the cluster did not describe topic " + name, e.getCause());
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
        return found;
    }

    private void register(Topic<?> topic) {
        try {
            registry.register(topic.subject(), new AvroSchema(topic.schema()));
        } catch (RestClientException e) {
            throw new ContractException("the registry refused the schema of " + topic.subject() + " (status "
                    + e.getStatus() + "): " + e.getMessage());
        } catch (IOException e) {
            throw new ContractException("the schema registry cannot be reached", e);
        }
    }

    /** A registry of somebody else's may serve others, too: its own level is left as it is. */
    private void hold(List<Topic<?>> topics) {
        try {
            if (!registry.getCompatibility(null).equals(COMPATIBILITY)) {
                for (Topic<?> topic : topics) {
                    registry.updateCompatibility(topic.subject(), COMPATIBILITY);
                }
            }
        } catch (RestClientException e) {
            throw new ContractException("the registry did not take compatibility " + COMPATIBILITY + " (status "
                    + e.getStatus() + "): " + e.getMessage());
        } catch (IOException e) {
            throw new ContractException("the schema registry cannot be reached", e);
        }
    }

    /** @throws ContractException naming every subject that the registry does not give, or if it cannot be reached */
    public void verifyRegistered(Topics topics) {
        List<String> faults = new ArrayList<>();
        for (Topic<?> topic : topics.all()) {
            try {
                registry.getLatestSchemaMetadata(topic.subject());
            } catch (RestClientException e) {
                faults.add("the registry does not give subject " + topic.subject() + " (status " + e.getStatus()
                        + "); mission publish registers it");
            } catch (IOException e) {
                throw new ContractException("the schema registry cannot be reached", e);
            }
        }
        if (!faults.isEmpty()) {
            throw new ContractException(String.join("; ", faults));
        }
    }

    private static ContractException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ContractException("interrupted while setting up topics", cause);
    }
}
