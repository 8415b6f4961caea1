package org.pollwatch.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.mission.Mission;

/**
 * Watches receipts and rates as headquarters does, from the first record on, and looks at each. Figures are live as of a
 * moment when every partition's reports of after it have their receipts, and a rate rests on a report of after it.
 *
 * <p>A gateway whose clock had jumped forwards gives reports a time to come, and a rate's {@code asOf} stays there until that
 * has come. Such receipts tell nothing, and such a rate is taken to rest on what had its receipt before the rate arrived.
 */
final class LiveFigures implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long END_MILLIS = 10_000;
    /** All on one machine: no right clock is so far ahead of this one's. */
    private static final long AHEAD_MILLIS = 1_000;

    private final Topics topics;
    private final RecordSerdes serdes;
    private final SoundFigures sound;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AtomicLongArray receipts;
    private final AtomicLong rates = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::follow, "live-figures");
    private volatile boolean ended;

    LiveFigures(Stage stage, Mission mission) {
        this.topics = stage.topics();
        this.serdes = new RecordSerdes(stage.registryUrl());
        this.sound = new SoundFigures(mission);
        this.receipts = new AtomicLongArray(topics.submissions().partitions());
        Map<String, Object> settings = new HashMap<>(stage.client());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(topics.receipts(), topics.rates(), topics.ratesByHour())
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        Deserializer<Receipt> receipt = serdes.deserializer(topics.receipts());
        Deserializer<AreaRates> rate = serdes.deserializer(topics.rates());
        Deserializer<AreaRates> hourly = serdes.deserializer(topics.ratesByHour());
        try (consumer) {
            while (!ended) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.topic().equals(topics.receipts().name())) {
                        take(receipt.deserialize(record.topic(), record.value()));
                    } else if (record.value() != null) {
                        boolean all = record.topic().equals(topics.rates().name());
                        take((all ? rate : hourly).deserialize(record.topic(), record.value()));
                    }
                }
                oldest.accumulateAndGet(age().toMillis(), Math::max);
            }
        } catch (RuntimeException e) {
            faults.add("nobody watches any more: " + e);
        }
    }

    private void take(Receipt it) {
        if (!isToCome(it.getReceivedAt())) {
            receipts.accumulateAndGet(it.getPartition(), it.getReceivedAt().toEpochMilli(), Math::max);
        }
    }

    private void take(AreaRates it) {
        seen.incrementAndGet();
        faults.addAll(sound.faults(it));
        if (it.getHour() == null) {
            long restsOn =
                    isToCome(it.getAsOf()) ? leastReceipt() : it.getAsOf().toEpochMilli();
            rates.accumulateAndGet(restsOn, Math::max);
        }
    }

    private static boolean isToCome(Instant time) {
        return time.toEpochMilli() > System.currentTimeMillis() + AHEAD_MILLIS;
    }

    private long leastReceipt() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < receipts.length(); i++) {
            least = Math.min(least, receipts.get(i));
        }
        return least;
    }

    /** @return how old figures are: the time since the newest report that all rest on */
    Duration age() {
        return Duration.ofMillis(System.currentTimeMillis() - Math.min(rates.get(), leastReceipt()));
    }

    /** @return what has not yet taken in anything that came after the moment; empty once figures are live */
    List<String> lacking(Instant moment) {
        long wanted = moment.toEpochMilli();
        List<String> lacking = new ArrayList<>();
        for (int i = 0; i < receipts.length(); i++) {
            if (receipts.get(i) < wanted) {
                lacking.add("receipts of partition " + i + " as of " + Instant.ofEpochMilli(receipts.get(i)));
            }
        }
        if (rates.get() < wanted) {
            lacking.add("rates as of " + Instant.ofEpochMilli(rates.get()));
        }
        return lacking;
    }

    /** @return how old figures were at most since this was last asked */
    Duration oldest() {
        return Duration.ofMillis(oldest.getAndSet(0));
    }

    /** @return what was wrong with any record of figures, ever */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** @return how many records of figures were looked at */
    long seen() {
        return seen.get();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        serdes.close();
    }
}
