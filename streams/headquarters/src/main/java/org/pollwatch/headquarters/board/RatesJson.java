package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;

/**
 * Figures as JSON, written once per record however many ask for it. The oldest texts are dropped when the bound is
 * reached; they can be written again.
 */
public final class RatesJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double FOUR_DIGITS = 1e4;
    private static final long BYTES_KEPT = 64L << 20;

    private final boolean limited;
    private final long bytesKept;
    private final Queue<BoardEntry> rendered = new ArrayDeque<>();
    private long bytes;

    /** @param limited true for a mission without rates: then none is written, whatever the record says */
    public RatesJson(boolean limited) {
        this(limited, BYTES_KEPT);
    }

    RatesJson(boolean limited, long bytesKept) {
        this.limited = limited;
        this.bytesKept = bytesKept;
    }

    /** @return the record as a JSON object in UTF-8; shared, not to be changed */
    public Buffer of(BoardEntry entry) {
        Buffer known = entry.json();
        return known == null ? render(entry) : known;
    }

    private synchronized Buffer render(BoardEntry entry) {
        Buffer text = Buffer.buffer(write(entry.rates()));
        if (entry.json() == null) {
            entry.json(text);
            rendered.add(entry);
            bytes += text.length();
        }
        while (bytes > bytesKept) {
            BoardEntry oldest = rendered.remove();
            bytes -= oldest.json().length();
            oldest.json(null);
        }
        return text;
    }

    private byte[] write(AreaRates rates) {
        try (ByteArrayBuilder bytesOut = new ByteArrayBuilder(4096);
                JsonGenerator json = FACTORY.createGenerator(bytesOut)) {
            json.writeStartObject();
            json.writeStringField("area", rates.getArea());
            json.writeStringField("form", rates.getForm());
            json.writeStringField("hour", rates.getHour());
            json.writeNumberField("reports", rates.getReports());
            json.writeNumberField("places", rates.getPlaces());
            json.writeStringField("asOf", rates.getAsOf().toString());
            json.writeBooleanField("suspect", rates.getSuspect());
            json.writeArrayFieldStart("indicators");
            for (IndicatorRate indicator : rates.getIndicators()) {
                write(json, indicator);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.flush();
            return bytesOut.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonGenerator json, IndicatorRate it) throws IOException {
        Figures figures = Figures.of(it, limited);
        json.writeStartObject();
        json.writeStringField("id", it.getId());
        json.writeNumberField("flagged", it.getFlagged());
        json.writeNumberField("applicable", it.getApplicable());
        number(json, "rate", figures.rate());
        number(json, "low", figures.low());
        number(json, "high", figures.high());
        json.writeStringField("withheld", figures.withheld());
        json.writeNumberField("placesFlagged", it.getPlacesFlagged());
        json.writeNumberField("placesApplicable", it.getPlacesApplicable());
        json.writeNumberField("notObserved", it.getNotObserved());
        json.writeNumberField("notApplicable", it.getNotApplicable());
        json.writeNumberField("notAsked", it.getNotAsked());
        json.writeNumberField("missing", it.getMissing());
        number(json, "n", it.getNumbers());
        number(json, "sum", it.getSum());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, Number value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (value instanceof Double rate) {
            json.writeNumberField(name, Math.round(rate * FOUR_DIGITS) / FOUR_DIGITS);
        } else {
            json.writeNumberField(name, value.longValue());
        }
    }
}
