package org.pollwatch.gateway.kafka;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.gateway.intake.Queries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries topics of all missions: what each team is still asked. */
public final class QueriesCache implements Queries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueriesCache.class);
    private static final Comparator<Query> OLDEST_FIRST =
            Comparator.comparing(Query::getAskedAt).thenComparing(Query::getQueryId);

    private final Map<String, MissionQueries> missions = new HashMap<>();
    private final TopicTail tail;

    /** Starts to read. */
    public QueriesCache(Map<String, Object> client, Iterable<Topics> missions, RecordSerdes serdes) {
        Map<String, TopicTail.Sink> sinks = new HashMap<>();
        for (Topics topics : missions) {
            MissionQueries queries = new MissionQueries(serdes.deserializer(topics.queries()));
            this.missions.put(topics.mission(), queries);
            sinks.put(topics.queries().name(), queries);
        }
        this.tail = TopicTail.open(client, "queries", sinks);
    }

    public TopicTail tail() {
        return tail;
    }

    @Override
    public List<Query> asked(String mission, String team) {
        return Optional.ofNullable(missions.get(mission)).map(it -> it.of(team)).orElse(List.of());
    }

    @Override
    public void close() {
        tail.close();
    }

    /** One mission's, by team and then by the record's key. */
    static final class MissionQueries implements TopicTail.Sink {
        private final Map<String, Map<String, Query>> byTeam = new ConcurrentHashMap<>();
        private final Map<String, String> teams = new HashMap<>();
        private final Deserializer<Query> deserializer;

        MissionQueries(Deserializer<Query> deserializer) {
            this.deserializer = deserializer;
        }

        List<Query> of(String team) {
            return byTeam.getOrDefault(team, Map.of()).values().stream()
                    .sorted(OLDEST_FIRST)
                    .toList();
        }

        /** The last word about a question holds; one that cannot be read takes the question away. */
        @Override
        public void accept(ConsumerRecord<String, byte[]> record) {
            Optional<Query> query = Records.read(record, deserializer, cause -> {
                LOG.error(
                        "queries: the record at offset {} cannot be read; its question is not shown", record.offset());
            });
            Optional<Query> asked = query.filter(it -> it.getState() == QueryState.ASKED);
            if (asked.isPresent()) {
                String team = asked.get().getTeam();
                teams.put(record.key(), team);
                byTeam.computeIfAbsent(team, code -> new ConcurrentHashMap<>()).put(record.key(), asked.get());
            } else {
                Optional.ofNullable(teams.remove(record.key()))
                        .ifPresent(team -> byTeam.get(team).remove(record.key()));
            }
        }
    }
}
