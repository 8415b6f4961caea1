package org.pollwatch.warehouse;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of a mission as they stand in the cluster.
 *
 * @param log names this set of topics: another one when one of them is deleted and made again
 */
public record TopicIdentity(String log, List<TopicPartition> partitions) {
    public TopicIdentity {
        partitions = List.copyOf(partitions);
    }
}
