package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.gateway.intake.Queries;
import org.pollwatch.mission.Labels;

/** GET of what headquarters asks the team back, for that team and nobody else. */
final class QueriesHandler implements Handler<RoutingContext> {
    private final Queries queries;

    QueriesHandler(Queries queries) {
        this.queries = queries;
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        JsonArray asked = new JsonArray();
        queries.asked(caller.desk().id(), caller.team().code()).forEach(query -> asked.add(json(query)));
        byte[] content = new JsonObject().put("queries", asked).toBuffer().getBytes();
        DocumentHandler.answer(context, Document.of(content), Answers.JSON);
    }

    private static JsonObject json(Query query) {
        Labels texts = QueryPhrase.textsOf(query.getPhrase());
        JsonObject json = new JsonObject()
                .put("queryId", query.getQueryId())
                .put("reportId", query.getReportId())
                .put("form", query.getForm())
                .put("place", query.getPlace());
        if (query.getQuestion() != null) {
            json.put("question", query.getQuestion());
        }
        return json.put("phrase", query.getPhrase())
                .put(
                        "texts",
                        new JsonObject()
                                .put("en", texts.en())
                                .put("ru", texts.ru())
                                .put("kk", texts.kk()))
                .put("askedRevision", query.getAskedRevision())
                .put("askedAt", query.getAskedAt().toString());
    }
}
