package org.pollwatch.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** A statement's figures: the canonical bytes, and what they say. */
public final class Figures {
    /** Keys sorted, no white space: one content has one spelling. */
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final byte[] bytes;
    private final StatementBook book;

    private Figures(byte[] bytes, StatementBook book) {
        this.bytes = bytes;
        this.book = book;
    }

    /** @return the canonical bytes of what a statement says */
    public static Figures of(StatementBook book) {
        try {
            return new Figures(CANONICAL.writeValueAsBytes(book), book);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures can always be written", e);
        }
    }

    /** @throws IllegalArgumentException if the bytes are no figures that this version can read */
    public static Figures read(byte[] bytes) {
        try {
            StatementBook book = CANONICAL.readValue(bytes, StatementBook.class);
            if (!StatementBook.FORMAT.equals(book.format())) {
                throw new IllegalArgumentException("figures: expected format " + StatementBook.FORMAT);
            }
            return new Figures(bytes.clone(), book);
        } catch (IOException e) {
            throw new IllegalArgumentException("figures: expected canonical JSON of a statement", e);
        }
    }

    /** @return canonical JSON in UTF-8 */
    public byte[] bytes() {
        return bytes.clone();
    }

    public StatementBook book() {
        return book;
    }

    /** @return of the bytes, in lower-case hexadecimal digits */
    public String sha256() {
        return sha256(bytes);
    }

    /** @return the hash of any bytes, in lower-case hexadecimal digits */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(LogReader.sha256().digest(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
