package org.pollwatch.gateway.http;

import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Receipts;

/** What the event loops share. */
record HttpParts(
        BearerTokens tokens,
        Intake intake,
        Receipts receipts,
        MissionDocuments documents,
        BodyLimits limits,
        BodyBudget budget,
        GatewayMetrics metrics) {}
