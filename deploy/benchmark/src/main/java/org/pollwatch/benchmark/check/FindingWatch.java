package org.pollwatch.benchmark.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;

/** Reads the findings topic on a thread of its own and notes when each finding of one kind was first seen raised. */
public final class FindingWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(5);

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final RecordSerdes serdes;
    private final Thread reader;
    private volatile boolean closed;

    /** @param kind of the check */
    public FindingWatch(Link link, String kind) {
        this.serdes = new RecordSerdes(link.registry());
        String topic = link.topics().findings().name();
        Deserializer<Finding> deserializer = serdes.deserializer(link.topics().findings());
        this.reader = new Thread(
                () -> {
                    try (TopicTail tail = new TopicTail(link, topic)) {
                        while (!closed) {
                            tail.read(POLL, record -> {
                                long now = System.nanoTime();
                                Finding finding = deserializer.deserialize(topic, record.value());
                                if (finding.getKind().equals(kind) && finding.getState() == FindingState.RAISED) {
                                    seen.putIfAbsent(finding.getId(), now);
                                }
                            });
                        }
                    }
                },
                "finding-watch");
        reader.setDaemon(true);
        reader.start();
    }

    /** @return by finding id, when it was first read, on {@link System#nanoTime()}'s clock */
    public Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join(5_000);
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
