package org.pollwatch.topology;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.pollwatch.contract.TopicSetup;

/**
 * The settings of Kafka Streams, each with the reason it is not the default: exactly once, figures live within seconds of
 * a kill, and every internal name our own.
 */
final class StreamsConfiguration {
    private static final int SESSION_MS = 10_000;
    private static final long LONGEST_POLL_MS = 100;
    private static final int BUFFERED = 500;
    private static final int FETCHED_BYTES = 512 << 10;
    private static final long UNSENT_BYTES = 8L << 20;

    private StreamsConfiguration() {}

    static Properties of(TopologySettings settings) {
        Properties p = new Properties();
        // Plain names reach every client that Kafka Streams makes, the one of its admin too; ours go above them.
        p.putAll(settings.client().kafka(settings.bootstrap()));
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        p.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.copies());
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commit().toMillis());
        // Nothing is committed while it waits for records, and each wait that ends without any costs a round through
        // all tasks.
        p.put(StreamsConfig.POLL_MS_CONFIG, Math.min(settings.commit().toMillis(), LONGEST_POLL_MS));
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
        // What waits unread when the topology is behind lies in the log, not in the heap of a laptop's one JVM.
        p.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCHED_BYTES);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), UNSENT_BYTES);
        // Everything behind the guard commutes: no task waits for another's records.
        p.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        // A static member comes back under its own name, so nobody waits for a session to end.
        p.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                settings.applicationId() + "." + settings.instance());
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MS);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), SESSION_MS);
        p.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), Integer.toString(32 << 20));
        TopicSetup.configuration(settings.copies())
                .forEach((name, value) -> p.put(StreamsConfig.topicPrefix(name), value));
        return p;
    }
}
