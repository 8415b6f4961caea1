package org.pollwatch.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.gateway.twin.TwinParts;

class QueriesCacheTest {
    private final Topics topics = Topics.of("river-2026");
    private final RecordSerdes serdes = TwinParts.serdes(List.of("river-2026"));
    private final QueriesCache.MissionQueries queries =
            new QueriesCache.MissionQueries(serdes.deserializer(topics.queries()));
    private int offset;

    @BeforeEach
    void askTwice() {
        hear(query("b", QueryState.ASKED, 20));
        hear(query("a", QueryState.ASKED, 10));
    }

    @Test
    void shouldShowWhatIsAskedTheOldestFirstToTheTeamThatIsAsked() {
        assertThat(queries.of("R01")).extracting(Query::getQueryId).containsExactly("a", "b");
        assertThat(queries.of("R02")).isEmpty();
    }

    @Test
    void shouldForgetAQuestionThatWasAnsweredOrTakenBackAndShowOneThatIsAskedAgain() {
        hear(query("a", QueryState.ANSWERED, 10));
        hear(query("b", QueryState.WITHDRAWN, 20));
        hear(query("c", QueryState.ANSWERED, 30));
        assertThat(queries.of("R01")).isEmpty();

        hear(query("a", QueryState.ASKED, 40));
        assertThat(queries.of("R01")).extracting(Query::getQueryId).containsExactly("a");
    }

    @Test
    void shouldForgetWhatHasATombstoneOrCannotBeRead() {
        queries.accept(record("R01|a", null));
        queries.accept(record("R01|b", new byte[] {1, 2, 3}));

        assertThat(queries.of("R01")).isEmpty();
    }

    private void hear(Query query) {
        String topic = topics.queries().name();
        queries.accept(record(
                Topics.queryKey(query), serdes.serializer(topics.queries()).serialize(topic, query)));
    }

    private ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>(topics.queries().name(), 0, offset++, key, value);
    }

    private static Query query(String id, QueryState state, long second) {
        return Query.newBuilder()
                .setQueryId(id)
                .setTeam("R01")
                .setReportId("3f0f5a8e-0000-4000-8000-000000000001")
                .setForm("voting")
                .setPlace("AV-N1-001")
                .setPhrase("check_report")
                .setState(state)
                .setAskedRevision(1)
                .setAskedAt(Instant.ofEpochSecond(second))
                .setAskedBy("analyst")
                .build();
    }
}
