package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.ShareEstimate;

/** Estimates as JSON; what is undefined is null, with the reason beside it. */
public final class QuickCountJson implements EntryJson.Fields<QuickCount> {

    @Override
    public void write(JsonGenerator json, QuickCount estimate) throws IOException {
        json.writeStringField("contest", estimate.getContest());
        json.writeNumberField("stations", estimate.getStations());
        json.writeNumberField("population", estimate.getPopulation());
        json.writeArrayFieldStart("shares");
        for (ShareEstimate share : estimate.getShares()) {
            json.writeStartObject();
            json.writeStringField("contestant", share.getContestant());
            json.writeObjectField("share", share.getShare());
            json.writeObjectField("margin95", share.getMargin95());
            json.writeObjectField("margin99", share.getMargin99());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("undefined", estimate.getUndefined());
        json.writeStringField("asOf", estimate.getAsOf().toString());
    }
}
