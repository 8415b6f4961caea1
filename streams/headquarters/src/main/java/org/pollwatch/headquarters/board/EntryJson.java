package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Entries as JSON, written once however many ask for it. The oldest texts are dropped when the bound is reached; they
 * can be written again.
 *
 * @param <V> what is written
 */
public final class EntryJson<V> {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SMALL = 1 << 10;

    private static final long NOTHING = -1;

    private final Fields<V> fields;
    private final long bytesKept;
    private final Queue<BoardEntry<V>> rendered = new ArrayDeque<>();
    private long bytes;

    /** @param bytesKept how much text is kept, of all entries together */
    public EntryJson(Fields<V> fields, long bytesKept) {
        this.fields = fields;
        this.bytesKept = bytesKept;
    }

    /** @return JSON that is written anew each time, for what depends on more than its entry */
    public static <V> EntryJson<V> unkept(Fields<V> fields) {
        return new EntryJson<>(fields, NOTHING);
    }

    /** @return the entry as a JSON object in UTF-8; shared, not to be changed */
    public Buffer of(BoardEntry<V> entry) {
        if (bytesKept == NOTHING) {
            return Buffer.buffer(write(entry));
        }
        Buffer known = entry.json();
        return known == null ? render(entry) : known;
    }

    /** @return a value that stands on no sheet, as a JSON object */
    public Buffer once(V value) {
        return Buffer.buffer(write(new BoardEntry<>("", 0, value, false)));
    }

    private synchronized Buffer render(BoardEntry<V> entry) {
        Buffer text = Buffer.buffer(write(entry));
        if (entry.json() == null) {
            entry.json(text);
            rendered.add(entry);
            bytes += text.length();
        }
        while (bytes > bytesKept) {
            BoardEntry<V> oldest = rendered.remove();
            bytes -= oldest.json().length();
            oldest.json(null);
        }
        return text;
    }

    private byte[] write(BoardEntry<V> entry) {
        try (ByteArrayBuilder bytesOut = new ByteArrayBuilder(SMALL);
                JsonGenerator json = FACTORY.createGenerator(bytesOut)) {
            json.writeStartObject();
            fields.write(json, entry.value());
            if (entry.removed()) {
                json.writeBooleanField("removed", true);
            }
            json.writeEndObject();
            json.flush();
            return bytesOut.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the fields of one value into an object that is open. */
    public interface Fields<V> {
        void write(JsonGenerator json, V value) throws IOException;
    }
}
