package org.pollwatch.gateway;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Builds a report's JSON: a valid one, and what differs from it. */
public final class ReportJson {
    private final JsonObject json;

    private ReportJson(JsonObject json) {
        this.json = json;
    }

    /** A valid report about voting, with an id of its own. */
    public static ReportJson voting() {
        return new ReportJson(new JsonObject()
                .put("reportId", UUID.randomUUID().toString())
                .put("revision", 1)
                .put("form", "voting")
                .put("formVersion", "2026-09-01")
                .put("place", Arvenia.STATION)
                .put("observedAt", "2026-09-27T10:15:00-03:00")
                .put("answers", new JsonObject().put("group_voting", "yes")));
    }

    /** A valid report of a station's protocol. */
    public static ReportJson results() {
        return voting().with("form", "results")
                .with("formVersion", Arvenia.RESULTS_VERSION)
                .with("answers", new JsonObject());
    }

    /** A valid report of a commission's table, without rows. */
    public static ReportJson table() {
        return results().with("form", "table").with("place", Arvenia.COMMISSION);
    }

    /** @return a row of a commission's table with the pilot's votes on both sides */
    public static JsonObject row(String station, Object brought, Object entered) {
        return new JsonObject()
                .put("place", station)
                .put("station", new JsonObject().put("pilot", brought).put("valid", 900))
                .put("commission", new JsonObject().put("pilot", entered));
    }

    public ReportJson with(String field, Object value) {
        json.put(field, value);
        return this;
    }

    public ReportJson without(String field) {
        json.remove(field);
        return this;
    }

    public ReportJson answer(String question, Object answer) {
        json.getJsonObject("answers").put(question, answer);
        return this;
    }

    public String id() {
        return json.getString("reportId");
    }

    public String text() {
        return json.encode();
    }
}
