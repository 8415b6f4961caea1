package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.pollwatch.contract.avro.Compared;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.mission.Place;

/** Findings as JSON, with what the place is called, so that a reader needs no list of ten thousand places. */
public final class FindingJson implements EntryJson.Fields<Finding> {
    private final Function<String, Optional<Place>> places;
    private final Optional<CaseBoard> casework;

    /** @param places the mission's, by id */
    public FindingJson(Function<String, Optional<Place>> places) {
        this.places = places;
        this.casework = Optional.empty();
    }

    /** With how the work on each finding stands: never to be kept, since that changes without the finding. */
    public FindingJson(Function<String, Optional<Place>> places, CaseBoard casework) {
        this.places = places;
        this.casework = Optional.of(casework);
    }

    @Override
    public void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("id", finding.getId());
        json.writeStringField("rule", finding.getRule());
        json.writeStringField("kind", finding.getKind());
        json.writeStringField("severity", finding.getSeverity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("state", finding.getState().name().toLowerCase(Locale.ROOT));
        json.writeStringField("subject", finding.getSubject());
        json.writeStringField("place", finding.getPlace());
        Optional<Place> place = Optional.ofNullable(finding.getPlace()).flatMap(places);
        json.writeStringField("placeNumber", place.map(Place::number).orElse(null));
        json.writeStringField("placeName", place.map(Place::name).orElse(null));
        strings(json, "areaPath", finding.getAreaPath());
        json.writeStringField("form", finding.getForm());
        json.writeStringField("team", finding.getTeam());
        json.writeStringField("contest", finding.getContest());
        json.writeStringField("indicator", finding.getIndicator());
        json.writeStringField("hour", finding.getHour());
        json.writeArrayFieldStart("compared");
        for (Compared compared : finding.getCompared()) {
            write(json, compared);
        }
        json.writeEndArray();
        json.writeObjectField("expected", finding.getExpected());
        json.writeStringField("expectation", finding.getExpectation());
        strings(json, "reports", finding.getReports());
        json.writeStringField("asOf", finding.getAsOf().toString());
        if (casework.isPresent()) {
            casework(json, casework.get().of(finding.getId()));
        }
    }

    private static void casework(JsonGenerator json, Optional<CaseFile> file) throws IOException {
        json.writeFieldName("casework");
        if (file.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        CaseJson.state(json, file.get());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Compared compared) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", compared.getName());
        json.writeStringField("source", compared.getSource());
        json.writeObjectField("number", compared.getNumber());
        json.writeObjectField("share", compared.getShare());
        json.writeStringField("word", compared.getWord());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
