package org.pollwatch.headquarters.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands on the newest record of each key and leaves out those before: of figures that are told anew with every report, a
 * start from nothing meets many versions and shows one. What is held is handed on in the order in which it came.
 */
final class LatestReader implements Reader {
    private static final long MOST_BYTES_HELD = 16L << 20;

    private final Reader reader;
    private final Map<String, ConsumerRecord<String, byte[]>> held = new LinkedHashMap<>();
    private long bytesHeld;

    /** @param reader of a topic with one partition, in which a value says all that there is to say of its key */
    LatestReader(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        ConsumerRecord<String, byte[]> before = held.remove(entry.key()); // so that the newest stands last
        held.put(entry.key(), entry);
        bytesHeld += bytes(entry) - (before == null ? 0 : bytes(before));
        if (bytesHeld > MOST_BYTES_HELD) {
            flush(rest);
        }
    }

    private static long bytes(ConsumerRecord<String, byte[]> entry) {
        return Math.max(0, entry.serializedValueSize());
    }

    @Override
    public void flush(Runnable rest) {
        List<ConsumerRecord<String, byte[]>> newest = new ArrayList<>(held.values());
        held.clear();
        bytesHeld = 0;
        newest.forEach(it -> reader.take(it, rest));
    }
}
