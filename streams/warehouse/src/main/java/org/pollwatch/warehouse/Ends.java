package org.pollwatch.warehouse;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far the ends of the topics are: those that stood when reading began, and those of now. */
final class Ends {
    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> open;

    Ends(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.open = new HashMap<>(consumer.endOffsets(consumer.assignment()));
    }

    /** @return whether everything that stood in the topics when reading began was read */
    boolean reached() {
        open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return open.isEmpty();
    }

    /** @return records that are known to lie ahead */
    long behind() {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
    }
}
