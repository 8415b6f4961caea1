package org.pollwatch.headquarters.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the records of one topic, in the order of each partition. */
interface Reader {

    /** @param rest waits before another try, where something that the record needs is not there yet */
    void take(ConsumerRecord<String, byte[]> entry, Runnable rest);
}
