package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.oracle.SmallMission;

class CountedOnceTest {
    private static final String STORE = "positions";
    private static final String TOPIC = "deltas";

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final List<String> counted = new ArrayList<>();
    private final KeyValueStore<String, Long> positions;

    CountedOnceTest() {
        positions = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        positions.init(context.getStateStoreContext(), positions);
        context.addStateStore(positions);
    }

    /** A task on the store as it is. */
    private Processor<String, String, String, String> start() {
        Topics topics = Topics.of("small");
        Surroundings around = new Surroundings(
                TopologyDriver.settings("small"),
                topics,
                RecordSerdes.inMemory(List.of(topics)),
                new Rulebook(TopologyDriver.read(SmallMission.create()), Duration.ofSeconds(1)),
                new StreamsBuilder());
        Processor<String, String, String, String> processor = CountedOnce.before(
                        around, STORE, () -> (Processor<String, String, String, String>) it -> counted.add(it.value()))
                .get();
        processor.init(context);
        return processor;
    }

    private void give(Processor<String, String, String, String> to, int partition, long offset) {
        context.setRecordMetadata(TOPIC, partition, offset);
        to.process(new Record<>("key", partition + ":" + offset, 0));
    }

    @Test
    void shouldCountWhatFollowsAlsoWhereMarkersLieBetween() {
        Processor<String, String, String, String> task = start();
        give(task, 0, 0);
        give(task, 0, 7);
        give(task, 1, 3);

        assertThat(counted).containsExactly("0:0", "0:7", "1:3");
    }

    /** Kafka Streams opens the same processor again, on stores of before the transaction. */
    @Test
    void shouldCountAgainWhatATransactionThatFailedHadCounted() {
        Processor<String, String, String, String> task = start();
        give(task, 0, 7);
        task.close();
        positions.delete(TOPIC + "-0");

        task.init(context);
        give(task, 0, 7);
        assertThat(counted).containsExactly("0:7", "0:7");
    }

    @Test
    void shouldRefuseWhatItHasCountedBeforeARestart() {
        give(start(), 0, 7);
        Processor<String, String, String, String> again = start();

        assertThatThrownBy(() -> give(again, 0, 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deltas-0 is to be read again from offset 7, but is counted up to 7");
        assertThat(counted).containsExactly("0:7");
        assertThatCode(() -> give(again, 0, 8)).doesNotThrowAnyException();
        assertThatCode(() -> give(again, 1, 0)).doesNotThrowAnyException();
    }
}
