package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.finding.Facts;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.SmallMission;
import org.pollwatch.topology.avro.FactsRecord;
import org.pollwatch.topology.avro.PlaceFindingsRecord;
import org.pollwatch.topology.avro.PlaceState;

/** A task that was killed while places waited to be judged: which they were is known no more, their facts are. */
class PlaceRestartTest {
    private static final int PLACES = 3;

    private final Mission mission = SmallMission.create();
    private final MockProcessorContext<String, PlaceNews> context = new MockProcessorContext<>();
    private final KeyValueStore<String, FactsRecord> facts = store(StoreNames.PLACE_REPORTS, FactsRecord.class);

    PlaceRestartTest() {
        context.setCurrentSystemTimeMs(0);
        store(StoreNames.PLACES, PlaceState.class);
        store(StoreNames.PLACE_FINDINGS, PlaceFindingsRecord.class);
    }

    /** Avro makes no class that it was not told to trust; the contract's serdes tell it, as in the running topology. */
    @BeforeAll
    static void trustOurRecords() throws Exception {
        new RecordSerdes("mock://unused").close();
    }

    private <V extends SpecificRecord> KeyValueStore<String, V> store(String name, Class<V> type) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), new InternalSerde<>(type))
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private List<String> findingsAfterAStart() {
        context.scheduledPunctuators().clear();
        context.resetForwards();
        Rulebook rulebook = new Rulebook(TopologyDriver.read(mission), Duration.ofSeconds(1));
        new PlaceProcessor(rulebook, Duration.ofMillis(40)).init(context);
        for (int beat = 0; beat < PLACES; beat++) { // one place in a beat at the least
            context.scheduledPunctuators().stream()
                    .filter(it -> !it.cancelled())
                    .toList()
                    .forEach(it -> it.getPunctuator().punctuate(0));
        }
        return context.forwarded().stream()
                .flatMap(it -> it.record().value().findings().stream())
                .map(Finding::getId)
                .toList();
    }

    private void remember(int number, String place) {
        Submission it = report(number)
                .at(place)
                .form("counting")
                .answer("signatures", 1)
                .answer("ballots_fixed", 2)
                .answer("ballots_mobile", 0)
                .build();
        Facts.of(it.report(), "T1", it.receivedAt(), mission)
                .forEach(one ->
                        facts.put(place + "|" + id(number), new FactsRecord(id(number), "T1", PackedFacts.write(one))));
    }

    @Test
    void shouldJudgeEveryPlaceAnewAndSayOnlyWhatIsNew() {
        remember(1, "P0");
        remember(2, "P0");
        remember(3, "P1");
        assertThat(findingsAfterAStart())
                .containsExactly("surplus|P0|" + id(1), "surplus|P0|" + id(2), "surplus|P1|" + id(3));
        assertThat(findingsAfterAStart()).isEmpty();

        remember(4, "P3");
        assertThat(findingsAfterAStart()).containsExactly("surplus|P3|" + id(4));
    }
}
