package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import org.pollwatch.gateway.app.AppRoutes;

/**
 * From the OpenAPI document to handlers: every operation of the document has one, or the gateway does not start.
 *
 * <p>Requests are not validated by the router's own handler. It builds a tree from the whole body, on a worker thread, which costs two
 * thread changes a report; it cannot read NDJSON or gzip, cannot see a duplicate key, and its messages repeat what was
 * sent. {@link QueryParameters} asks the document's schemas directly, and bodies are checked while they are parsed by
 * {@link org.pollwatch.gateway.intake.ReportReader}; a test holds it and the document together on a table of bodies.
 */
final class Routes {
    private final HttpParts parts;
    private final ProblemHandler problems = new ProblemHandler();

    Routes(HttpParts parts) {
        this.parts = parts;
    }

    /** @throws IllegalStateException if the document has an operation that nobody here handles */
    Router router(Vertx vertx, OpenAPIContract contract) {
        Bodies bodies = new Bodies(vertx, parts.limits(), parts.budget());
        BearerTokens tokens = new BearerTokens(parts.door());
        RouterBuilder builder = RouterBuilder.create(vertx, contract);
        builder.rootHandler(context -> {
            Answers.secure(context.response());
            context.next();
        });
        for (OpenAPIRoute route : builder.getRoutes()) {
            String operation = route.getOperation().getOperationId();
            // Both by our own handlers, in this order: nobody without a token learns what else is wrong.
            route.setDoSecurity(false).setDoValidation(false);
            if (operation.equals("postReports")) {
                route.addHandler(BatchHandler::exactPath);
            }
            route.addHandler(tokens);
            route.addHandler(new QueryParameters(contract, route.getOperation()));
            route.addHandler(handler(operation, bodies));
            route.addFailureHandler(problems);
        }
        Router router = builder.createRouter();
        AppRoutes.mount(router);
        ContractRoutes.mount(router, parts.contract());
        Annex.Site site =
                new Annex.Site(vertx, parts.door(), bodies, parts.intake(), parts.receipts(), parts.metrics());
        parts.annexes().forEach(annex -> annex.mount(router, site));
        for (int status : new int[] {400, 404, 405, 500}) {
            router.errorHandler(status, problems);
        }
        return router;
    }

    private Handler<RoutingContext> handler(String operation, Bodies bodies) {
        return switch (operation) {
            case "postReport" -> new ReportHandler(parts.intake(), bodies, parts.metrics());
            case "postReports" -> new BatchHandler(parts.intake(), bodies, parts.metrics());
            case "getForms" -> new DocumentHandler(parts.documents(), MissionDocuments.What.FORMS);
            case "getPlaces" -> new DocumentHandler(parts.documents(), MissionDocuments.What.PLACES);
            case "getReceipts" -> new ReceiptsHandler(parts.receipts());
            case "putAttachment", "headAttachment" -> new AttachmentHandler(parts.attachments());
            case "getQueries" -> new QueriesHandler(parts.queries());
            default -> throw new IllegalStateException("the OpenAPI document: nothing handles " + operation);
        };
    }
}
