package org.pollwatch.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.pollwatch.contract.EventHeaders;
import org.pollwatch.contract.Topic;

/** Writes the value once and stamps the record as an event; headers that came with its cause do not go on. */
final class EventStamp<V extends SpecificRecord> implements FixedKeyProcessor<String, V, byte[]> {
    private final Topic<V> topic;
    private final Serializer<V> serializer;
    private final EventHeaders headers;
    private FixedKeyProcessorContext<String, byte[]> context;

    EventStamp(Topic<V> topic, Serializer<V> serializer) {
        this.topic = topic;
        this.serializer = serializer;
        this.headers = EventHeaders.of(topic);
    }

    @Override
    public void init(FixedKeyProcessorContext<String, byte[]> opened) {
        context = opened;
    }

    @Override
    public void process(FixedKeyRecord<String, V> record) {
        byte[] bytes = serializer.serialize(topic.name(), record.value());
        context.forward(record.withValue(bytes).withHeaders(headers.headers(record.key(), record.value(), bytes)));
    }
}
