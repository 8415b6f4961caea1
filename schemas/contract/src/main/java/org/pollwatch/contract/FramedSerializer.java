package org.pollwatch.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The first record of a topic is Confluent's own work: it asks the registry and refuses what does not stand there. All that
 * follow get the frame that this one got, and their body by the writer that Avro generated for the record: the same bytes,
 * several times as fast for a sheet of two hundred figures, since neither schema nor caches are walked again. May be shared by
 * threads.
 *
 * @param <V> the topic's record
 */
final class FramedSerializer<V> implements Serializer<V> {
    private static final int FRAME = 5;
    private static final int USUAL_BYTES = 2_048;
    private static final EncoderFactory ENCODERS = new EncoderFactory().configureBufferSize(USUAL_BYTES);

    private final String topic;
    private final Serializer<V> confluent;
    private final DatumWriter<V> writer;
    private volatile byte[] frame;

    /** @param confluent Confluent's serializer of the topic's values */
    FramedSerializer(Topic<V> topic, Serializer<V> confluent) {
        this.topic = topic.name();
        this.confluent = confluent;
        this.writer = new SpecificDatumWriter<>(topic.javaSchema(), GeneratedCoders.of(topic.type()));
    }

    @Override
    public byte[] serialize(String name, V value) {
        byte[] known = frame;
        if (value == null || known == null || !name.equals(topic)) {
            return first(name, value);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        bytes.write(known, 0, FRAME);
        BinaryEncoder encoder = ENCODERS.binaryEncoder(bytes, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException(name + ": expected a whole record of " + topic, e);
        }
        return bytes.toByteArray();
    }

    private byte[] first(String name, V value) {
        byte[] bytes = confluent.serialize(name, value);
        if (bytes != null && name.equals(topic)) {
            frame = Arrays.copyOf(bytes, FRAME);
        }
        return bytes;
    }

    /** Nothing: what it holds is the registry's client, which others use and {@link RecordSerdes} closes. */
    @Override
    public void close() {}
}
