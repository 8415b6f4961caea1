package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Incidents as JSON. */
public final class IncidentJson implements EntryJson.Fields<Incident> {

    @Override
    public void write(JsonGenerator json, Incident incident) throws IOException {
        json.writeStringField("reportId", incident.reportId());
        json.writeNumberField("revision", incident.revision());
        json.writeStringField("form", incident.form());
        json.writeArrayFieldStart("areaPath");
        for (String area : incident.areaPath()) {
            json.writeString(area);
        }
        json.writeEndArray();
        json.writeStringField("kind", incident.kind().orElse(null));
        json.writeStringField("source", incident.source().orElse(null));
        json.writeStringField("time", incident.time().orElse(null));
        json.writeStringField("hour", incident.hour());
        json.writeStringField("observedAt", incident.observedAt().toString());
        json.writeStringField("receivedAt", incident.receivedAt().toString());
        json.writeStringField("team", incident.team());
    }
}
