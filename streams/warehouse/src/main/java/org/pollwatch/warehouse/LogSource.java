package org.pollwatch.warehouse;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.pollwatch.contract.Topics;

/** Where a warehouse is filled from. */
public interface LogSource {

    /** @throws WarehouseException if it cannot be said now; it is asked again later */
    TopicIdentity identity();

    /** @return a consumer of committed records that nobody else uses; the warehouse assigns, seeks and closes it */
    Consumer<String, byte[]> consumer();

    /**
     * The mission's topics in a cluster.
     *
     * @param client settings of the Kafka client: where the cluster is, and how to speak to it
     */
    static LogSource kafka(Map<String, Object> client, Topics topics) {
        return new KafkaSource(client, topics);
    }
}
