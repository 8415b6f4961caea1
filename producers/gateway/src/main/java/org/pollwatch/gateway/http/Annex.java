package org.pollwatch.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Receipts;

/** Routes beside those of the OpenAPI document, behind the same door and within the same limits. */
public interface Annex {

    /** Called once for each event loop. */
    void mount(Router router, Site site);

    /** What an annex may use; all but the vertx is shared by the event loops. */
    record Site(Vertx vertx, Door door, Bodies bodies, Intake intake, Receipts receipts, GatewayMetrics metrics) {}
}
