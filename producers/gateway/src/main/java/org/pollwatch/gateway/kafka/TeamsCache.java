package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TeamToken;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Team;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.gateway.intake.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The teams topics of all missions, by token hash. A token is looked up by its hash, so that the time a lookup takes
 * says nothing about any token.
 */
public final class TeamsCache implements Teams, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsCache.class);

    private final Map<String, Map<String, TeamIdentity>> byHash = new ConcurrentHashMap<>();
    private final Duration silence;
    private final TopicTail tail;

    /**
     * Starts to read.
     *
     * @param silence after it the list counts as stale
     */
    public TeamsCache(Map<String, Object> client, Iterable<Topics> missions, RecordSerdes serdes, Duration silence) {
        this.silence = silence;
        Map<String, TopicTail.Sink> sinks = new HashMap<>();
        for (Topics topics : missions) {
            Map<String, TeamIdentity> teams = new ConcurrentHashMap<>();
            byHash.put(topics.mission(), teams);
            sinks.put(topics.teams().name(), new MissionTeams(teams, serdes.deserializer(topics.teams())));
        }
        this.tail = TopicTail.open(client, "teams", sinks);
    }

    public TopicTail tail() {
        return tail;
    }

    @Override
    public Optional<TeamIdentity> find(String mission, String token) {
        return Optional.ofNullable(byHash.getOrDefault(mission, Map.of()).get(TeamToken.hash(token)));
    }

    @Override
    public Optional<TeamIdentity> byCode(String mission, String code) {
        return byHash.getOrDefault(mission, Map.of()).values().stream()
                .filter(it -> it.code().equals(code))
                .findFirst();
    }

    @Override
    public boolean isFresh() {
        return tail.isFreshWithin(silence);
    }

    @Override
    public void close() {
        tail.close();
    }

    /** One mission's teams. */
    private static final class MissionTeams implements TopicTail.Sink {
        private final Map<String, TeamIdentity> byHash;
        private final Map<String, String> hashes = new HashMap<>();
        private final Deserializer<Team> deserializer;

        MissionTeams(Map<String, TeamIdentity> byHash, Deserializer<Team> deserializer) {
            this.byHash = byHash;
            this.deserializer = deserializer;
        }

        @Override
        public void accept(ConsumerRecord<String, byte[]> record) {
            Optional<Team> team = Records.read(record, deserializer, cause -> {
                // Which team it was about is known, what it said is not: that team is refused until it is written anew.
                LOG.error("teams: the record at offset {} cannot be read; its team is refused", record.offset());
            });
            Optional<Team> valid = team.filter(it -> !it.getRevoked());
            Optional<String> hash = valid.map(Team::getTokenSha256);
            // First the new, then the old: a team whose areas change is never unknown in between.
            valid.ifPresent(it -> byHash.put(it.getTokenSha256(), new TeamIdentity(it.getCode(), it.getAreas())));
            Optional.ofNullable(hashes.remove(record.key()))
                    .filter(old -> !hash.equals(Optional.of(old)))
                    .ifPresent(byHash::remove);
            hash.ifPresent(it -> hashes.put(record.key(), it));
        }
    }
}
