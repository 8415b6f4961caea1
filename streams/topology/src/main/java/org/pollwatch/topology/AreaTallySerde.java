package org.pollwatch.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.pollwatch.counting.AreaTally;

/** An area's tally in its store: one version byte, then the counting core's own bytes. */
final class AreaTallySerde implements Serde<AreaTally> {
    private static final byte VERSION = 1;

    @Override
    public Serializer<AreaTally> serializer() {
        return (topic, tally) -> {
            if (tally == null) {
                return null; // a tombstone
            }
            byte[] body = tally.write();
            return ByteBuffer.allocate(1 + body.length).put(VERSION).put(body).array();
        };
    }

    @Override
    public Deserializer<AreaTally> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null; // a tombstone
            }
            if (bytes[0] != VERSION) {
                throw new SerializationException(topic + ": version " + bytes[0] + ", expected " + VERSION);
            }
            return AreaTally.read(ByteBuffer.wrap(bytes, 1, bytes.length - 1));
        };
    }
}
