package org.pollwatch.headquarters.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the records of one topic, in the order of each partition. */
interface Reader {

    /** @param rest waits before another try, where something that the record needs is not there yet */
    void take(ConsumerRecord<String, byte[]> entry, Runnable rest);

    /** Puts on the boards what was taken and is still held. */
    default void flush(Runnable rest) {}

    /** @return whether what its records need is there; until then none of them is read */
    default boolean isReady() {
        return true;
    }
}
