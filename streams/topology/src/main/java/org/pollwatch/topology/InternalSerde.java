package org.pollwatch.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.pollwatch.contract.GeneratedCoders;

/**
 * Stores and repartition topics: one version byte, then the Avro body. No registry, since nobody else reads them. A store
 * asks for a serializer at each of its accesses, so there is one of each for good, and Kafka Streams shares them among all its
 * threads: nothing here keeps state between calls.
 *
 * @param <V> the generated record
 */
final class InternalSerde<V extends SpecificRecord> implements Serde<V> {
    private static final int USUAL_BYTES = 1_024;
    private static final EncoderFactory ENCODERS = new EncoderFactory().configureBufferSize(USUAL_BYTES);

    private final Serializer<V> serializer;
    private final Deserializer<V> deserializer;

    /** @param type the generated record */
    InternalSerde(Class<V> type) {
        this.serializer = new Writer<>(type);
        this.deserializer = new Reader<>(type);
    }

    @Override
    public Serializer<V> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<V> deserializer() {
        return deserializer;
    }

    private static final class Writer<V extends SpecificRecord> implements Serializer<V> {
        private final SpecificDatumWriter<V> writer;

        private Writer(Class<V> type) {
            this.writer = new SpecificDatumWriter<>(SpecificData.get().getSchema(type), GeneratedCoders.of(type));
        }

        @Override
        public byte[] serialize(String topic, V value) {
            if (value == null) {
                return null; // a tombstone
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
            bytes.write(StateFormat.OURS);
            BinaryEncoder encoder = ENCODERS.binaryEncoder(bytes, null);
            try {
                writer.write(value, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    private static final class Reader<V extends SpecificRecord> implements Deserializer<V> {
        private final SpecificDatumReader<V> reader;

        private Reader(Class<V> type) {
            Schema schema = SpecificData.get().getSchema(type);
            this.reader = new SpecificDatumReader<>(schema, schema, GeneratedCoders.of(type));
        }

        @Override
        public V deserialize(String topic, byte[] bytes) {
            if (bytes == null) {
                return null; // a tombstone
            }
            if (bytes[0] != StateFormat.OURS) {
                throw new SerializationException(topic + ": version " + bytes[0] + ", expected " + StateFormat.OURS);
            }
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, null);
            try {
                return reader.read(null, decoder);
            } catch (IOException e) {
                throw new SerializationException(topic + ": unreadable internal record", e);
            }
        }
    }
}
