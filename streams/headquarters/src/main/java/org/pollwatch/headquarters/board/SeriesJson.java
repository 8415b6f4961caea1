package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.pollwatch.contract.avro.SeriesFigure;

/** Announced figures as JSON; a percentage keeps the digits it was announced with. */
public final class SeriesJson implements EntryJson.Fields<SeriesFigure> {

    @Override
    public void write(JsonGenerator json, SeriesFigure figure) throws IOException {
        json.writeStringField("series", figure.getSeries());
        json.writeStringField("area", figure.getArea());
        json.writeStringField("hour", figure.getHour());
        json.writeObjectField("amount", figure.getAmount());
        json.writeObjectField("of", figure.getOf());
        json.writeStringField("percent", figure.getPercent());
        json.writeStringField("source", figure.getSource());
        json.writeStringField("enteredBy", figure.getEnteredBy());
        json.writeStringField("enteredAt", figure.getEnteredAt().toString());
    }
}
