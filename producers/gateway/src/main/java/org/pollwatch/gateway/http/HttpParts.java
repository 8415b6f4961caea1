package org.pollwatch.gateway.http;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.gateway.attachment.AttachmentStore;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Queries;
import org.pollwatch.gateway.intake.Receipts;

/** What the event loops share. */
record HttpParts(
        Door door,
        Intake intake,
        Receipts receipts,
        Queries queries,
        Optional<AttachmentStore> attachments,
        MissionDocuments documents,
        BodyLimits limits,
        BodyBudget budget,
        GatewayMetrics metrics,
        PublishedFiles contract,
        List<Annex> annexes) {}
