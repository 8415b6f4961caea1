package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.pollwatch.counting.AreaTally;

/**
 * An area's own tally in its store: one version byte, the path's areas (how many, then each with its length in bytes before
 * it, all in one byte), then the counting core's own bytes.
 */
final class OwnTallySerde implements Serde<OwnTally> {
    private static final int MOST = 0xff;

    @Override
    public Serializer<OwnTally> serializer() {
        return (topic, own) -> own == null ? null : write(own); // null is a tombstone
    }

    private static byte[] write(OwnTally own) {
        byte[] body = own.tally().write();
        List<byte[]> path = new ArrayList<>(own.path().size());
        int size = 2 + body.length;
        for (String area : own.path()) {
            byte[] name = area.getBytes(StandardCharsets.UTF_8);
            if (name.length > MOST) {
                throw new SerializationException("area ids: expected " + MOST + " bytes at the most");
            }
            path.add(name);
            size += 1 + name.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(StateFormat.OURS).put((byte) path.size());
        path.forEach(name -> out.put((byte) name.length).put(name));
        return out.put(body).array();
    }

    @Override
    public Deserializer<OwnTally> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null; // a tombstone
            }
            if (bytes[0] != StateFormat.OURS) {
                throw new SerializationException(topic + ": version " + bytes[0] + ", expected " + StateFormat.OURS);
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            List<String> path = new ArrayList<>();
            for (int left = in.get() & MOST; left > 0; left--) {
                byte[] name = new byte[in.get() & MOST];
                in.get(name);
                path.add(new String(name, StandardCharsets.UTF_8));
            }
            return new OwnTally(List.copyOf(path), AreaTally.read(in));
        };
    }
}
