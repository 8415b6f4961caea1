package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** Questions back as JSON, with what the place is called and the phrase in every language. */
public final class QueryJson implements EntryJson.Fields<Query> {
    private final Supplier<Optional<Mission>> mission;

    /** @param mission as it is now; says where places lie */
    public QueryJson(Supplier<Optional<Mission>> mission) {
        this.mission = mission;
    }

    @Override
    public void write(JsonGenerator json, Query query) throws IOException {
        json.writeStringField("queryId", query.getQueryId());
        json.writeStringField("team", query.getTeam());
        json.writeStringField("reportId", query.getReportId());
        json.writeStringField("form", query.getForm());
        json.writeStringField("place", query.getPlace());
        Optional<Mission> known = mission.get();
        Optional<Place> place = known.flatMap(it -> it.place(query.getPlace()));
        json.writeStringField("placeNumber", place.map(Place::number).orElse(null));
        json.writeStringField("placeName", place.map(Place::name).orElse(null));
        json.writeArrayFieldStart("areaPath");
        for (String area : known.map(it -> QueryFilter.areaPath(it, query)).orElseGet(java.util.List::of)) {
            json.writeString(area);
        }
        json.writeEndArray();
        json.writeStringField("question", query.getQuestion());
        json.writeStringField("phrase", query.getPhrase());
        labels(json, "text", QueryPhrase.textsOf(query.getPhrase()));
        json.writeStringField("state", query.getState().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("askedRevision", query.getAskedRevision());
        json.writeStringField("askedAt", query.getAskedAt().toString());
        json.writeStringField("askedBy", query.getAskedBy());
        json.writeObjectField("answeredByRevision", query.getAnsweredByRevision());
        json.writeStringField(
                "closedAt",
                Optional.ofNullable(query.getClosedAt()).map(Instant::toString).orElse(null));
        json.writeStringField("closedBy", query.getClosedBy());
    }

    private static void labels(JsonGenerator json, String name, Labels labels) throws IOException {
        json.writeObjectFieldStart(name);
        for (String language : new String[] {"en", "ru", "kk"}) {
            json.writeStringField(language, labels.in(language));
        }
        json.writeEndObject();
    }
}
