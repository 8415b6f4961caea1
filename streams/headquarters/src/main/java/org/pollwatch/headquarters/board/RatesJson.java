package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;

/** Figures as JSON, rates to four digits. */
public final class RatesJson implements EntryJson.Fields<AreaRates> {
    private static final double FOUR_DIGITS = 1e4;

    private final boolean limited;

    /** @param limited true for a mission without rates: then none is written, whatever the record says */
    public RatesJson(boolean limited) {
        this.limited = limited;
    }

    @Override
    public void write(JsonGenerator json, AreaRates rates) throws IOException {
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
