package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.pollwatch.contract.avro.AreaCoverage;

/** Coverage as JSON. */
public final class CoverageJson implements EntryJson.Fields<AreaCoverage> {

    @Override
    public void write(JsonGenerator json, AreaCoverage coverage) throws IOException {
        json.writeStringField("area", coverage.getArea());
        json.writeStringField("form", coverage.getForm());
        json.writeStringField("state", coverage.getState().name().toLowerCase(Locale.ROOT));
        json.writeObjectField("expectedReports", coverage.getExpectedReports());
        json.writeObjectField("expectedPlaces", coverage.getExpectedPlaces());
        json.writeNumberField("reports", coverage.getReports());
        json.writeNumberField("places", coverage.getPlaces());
        json.writeNumberField("teams", coverage.getTeams());
        json.writeNumberField("conflicts", coverage.getConflicts());
        json.writeStringField(
                "lastHeard",
                coverage.getLastHeard() == null ? null : coverage.getLastHeard().toString());
        json.writeStringField("asOf", coverage.getAsOf().toString());
    }
}
