package org.pollwatch.gateway.team;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TeamToken;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Team;

/** The teams of one mission, in its teams topic. A token is returned once, when its team is added, and never stored. */
public final class TeamRegistry implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topics;
    private final Producer<String, Team> producer;
    private final Consumer<String, Team> consumer;

    /** @param bootstrap where the cluster is, {@code host:port} */
    public TeamRegistry(String bootstrap, RecordSerdes serdes, Topics topics) {
        this(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap), serdes, topics);
    }

    /** @param client settings of the Kafka clients: where the cluster is, and how to speak to it */
    public TeamRegistry(Map<String, Object> client, RecordSerdes serdes, Topics topics) {
        this.topics = topics;
        Map<String, Object> writing = new HashMap<>(client);
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        writing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), serdes.serializer(topics.teams()));
        Map<String, Object> reading = new HashMap<>(client);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(reading, new StringDeserializer(), serdes.deserializer(topics.teams()));
    }

    /**
     * Adds a team, or gives one that is there a new token and new areas; its old token is void then.
     *
     * @param code pseudonymous: letters, digits, dot, hyphen, underscore
     * @param areas ids of the areas whose places the team is shown; empty for all
     * @return the token, which nobody can find out later
     * @throws IllegalArgumentException if the code is none
     * @throws ContractException if the cluster or the registry do not take it
     */
    public String add(String code, List<String> areas) {
        return addAll(Map.of(code, areas)).get(code);
    }

    /**
     * Adds many at once.
     *
     * @param areasByCode see {@link #add}
     * @return the tokens by code, in the order of the given map
     */
    public Map<String, String> addAll(Map<String, List<String>> areasByCode) {
        areasByCode.keySet().forEach(TeamRegistry::requireCode);
        Map<String, String> tokens = new LinkedHashMap<>();
        List<Future<RecordMetadata>> sends = new ArrayList<>();
        areasByCode.forEach((code, areas) -> {
            String token = TeamToken.create();
            tokens.put(code, token);
            sends.add(send(new Team(code, TeamToken.hash(token), List.copyOf(areas), false)));
        });
        sends.forEach(this::await);
        return tokens;
    }

    /**
     * Voids a team's token.
     *
     * @return false if there is no such team
     * @throws ContractException if the cluster or the registry do not take it
     */
    public boolean revoke(String code) {
        Team team = read().get(code);
        if (team == null) {
            return false;
        }
        await(send(new Team(code, team.getTokenSha256(), team.getAreas(), true)));
        return true;
    }

    /**
     * @return all teams by code, also the revoked
     * @throws ContractException if the topic cannot be read
     */
    public List<Team> list() {
        return List.copyOf(read().values());
    }

    private Map<String, Team> read() {
        TopicPartition partition = new TopicPartition(topics.teams().name(), 0);
        Map<String, Team> teams = new TreeMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
            while (consumer.position(partition, PATIENCE) < end) {
                if (System.nanoTime() > deadline) {
                    throw new ContractException(partition.topic() + " was not read to its end in time");
                }
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() == null) {
                        teams.remove(record.key());
                    } else {
                        teams.put(record.key(), record.value());
                    }
                });
            }
        } catch (KafkaException e) {
            throw new ContractException("the teams of mission " + topics.mission() + " cannot be read", e);
        }
        return teams;
    }

    private Future<RecordMetadata> send(Team team) {
        try {
            return producer.send(new ProducerRecord<>(topics.teams().name(), team.getCode(), team));
        } catch (KafkaException e) {
            throw notWritten(e);
        }
    }

    private void await(Future<RecordMetadata> send) {
        try {
            send.get();
        } catch (ExecutionException e) {
            throw notWritten(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWritten(e);
        }
    }

    private ContractException notWritten(Throwable cause) {
        return new ContractException("the teams of mission " + topics.mission() + " were not written", cause);
    }

    private static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "team code: expected 1 to 64 letters, digits, dots, hyphens or underscores, the first a letter or digit");
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
        consumer.close();
    }
}
