package org.pollwatch.headquarters.feed;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Puts a topic's values on a board.
 *
 * @param put takes the key, the offset and the value
 * @param remove takes the key of a tombstone
 */
record ValueReader<V>(RecordDecoder<V> decoder, Put<V> put, Consumer<String> remove) implements Reader {

    /** Of a topic without tombstones. */
    ValueReader(RecordDecoder<V> decoder, Put<V> put) {
        this(decoder, put, key -> {});
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        if (entry.value() == null) {
            remove.accept(entry.key());
        } else {
            decoder.decode(entry, rest).ifPresent(value -> put.at(entry.key(), entry.offset(), value));
        }
    }

    /** Where a value goes. */
    interface Put<V> {
        void at(String key, long offset, V value);
    }
}
