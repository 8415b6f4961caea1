package org.pollwatch.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.gateway.intake.Receipts;

/** GET of a report's receipts: what became of it, for the team that sent it and nobody else. */
final class ReceiptsHandler implements Handler<RoutingContext> {
    private final Receipts receipts;

    ReceiptsHandler(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        String reportId = context.queryParam("reportId").get(0).toLowerCase(Locale.ROOT);
        Context loop = context.vertx().getOrCreateContext();
        receipts.of(caller.desk().id(), reportId, caller.team().code())
                .whenComplete((found, failure) -> loop.runOnContext(nothing -> {
                    if (failure == null) {
                        JsonObject json =
                                new JsonObject().put("reportId", reportId).put("receipts", array(found));
                        Answers.send(context.response(), 200, Answers.JSON, json.toBuffer());
                    } else {
                        context.fail(Problem.later(Problem.Kind.NOT_TAKEN, "The receipts cannot be read now.", 2)
                                .raised());
                    }
                }));
    }

    private static JsonArray array(List<Receipt> receipts) {
        JsonArray array = new JsonArray();
        receipts.forEach(receipt -> array.add(json(receipt)));
        return array;
    }

    private static JsonObject json(Receipt receipt) {
        JsonArray reasons = new JsonArray();
        receipt.getReasons()
                .forEach(reason -> reasons.add(new JsonObject()
                        .put("field", reason.getField())
                        .put("code", reason.getCode())
                        .put("expected", reason.getExpected())));
        return new JsonObject()
                .put("revision", receipt.getRevision())
                .put("outcome", receipt.getOutcome().name().toLowerCase(Locale.ROOT))
                .put("standingRevision", receipt.getStandingRevision())
                .put("receivedAt", receipt.getReceivedAt().toString())
                .put("reasons", reasons);
    }
}
