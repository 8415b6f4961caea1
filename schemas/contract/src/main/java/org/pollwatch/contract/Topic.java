package org.pollwatch.contract;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the contract: its name, what its values are, and how it is kept. Keys are plain UTF-8 strings, never framed
 * by the registry, so that Java's default partitioner puts equal keys of two topics on equal partitions.
 *
 * @param noun what its records are, for example rates
 * @param version the last part of its name: another one is another topic, for values that readers of this one would not survive
 * @param key what its keys are made of, with a bar between the parts
 * @param type the class of its values
 * @param partitions how many it is created with; never changed after the first record
 * @param kind whether its records are events that others may subscribe to
 * @param <V> the Avro record of its values
 */
public record Topic<V>(
        String mission,
        String noun,
        int version,
        String key,
        Class<V> type,
        int partitions,
        Cleanup cleanup,
        Readers readers,
        Kind kind) {

    /** What stands beside key and value. */
    public enum Kind {
        /** news for whoever subscribes, with the headers of {@link EventHeaders} */
        EVENTS,
        /** the system's own working, without headers */
        RECORDS
    }

    /** What the broker may throw away. */
    public enum Cleanup {
        /** nothing for the whole campaign: the log from which every figure can be recomputed */
        CAMPAIGN,
        /** all but the last value of each key */
        COMPACT
    }

    /** Who may read, beside who writes it. */
    public enum Readers {
        GATEWAY,
        MISSION,
        PARTNERS
    }

    public String name() {
        return "pollwatch." + mission + "." + noun + ".v" + version;
    }

    /**
     * @param successor the class of its values, which need not be compatible: the subject is a new one
     * @return the topic that stands beside this one until its readers have gone over: equal keys on equal partitions, kept
     *     and read alike
     */
    public <W> Topic<W> next(Class<W> successor) {
        return new Topic<>(mission, noun, version + 1, key, successor, partitions, cleanup, readers, kind);
    }

    /** @return the subject of its values in the registry (TopicNameStrategy) */
    public String subject() {
        return name() + "-value";
    }

    /** @return the schema as the registry holds it: without the properties that only Java's generated classes need */
    public Schema schema() {
        return new Schema.Parser().parse(javaSchema().toString().replace(",\"avro.java.string\":\"String\"", ""));
    }

    /** @return the schema of the generated class, by which Java reads */
    Schema javaSchema() {
        return SpecificData.get().getSchema(type);
    }

    /** @return the topic configuration it is created with */
    public Map<String, String> configuration() {
        return switch (cleanup) {
            case CAMPAIGN ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG, "-1");
            case COMPACT ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(32 << 20),
                        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        "0.1");
        };
    }
}
