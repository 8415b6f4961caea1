package org.pollwatch.gateway;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.gateway.http.HttpEdge;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.MissionRecords;
import org.pollwatch.gateway.kafka.DefinitionEnd;
import org.pollwatch.gateway.kafka.KafkaSubmissionLog;
import org.pollwatch.gateway.kafka.QueriesCache;
import org.pollwatch.gateway.kafka.ReceiptsCache;
import org.pollwatch.gateway.kafka.TeamsCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects a gateway to Kafka and the registry, and waits until it has read what it must know. */
final class KafkaParts {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaParts.class);

    private final Map<String, Object> client;
    private final List<Topics> missions;
    private final Duration patience;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private KafkaParts(GatewaySettings settings) {
        this.client = settings.client().kafka(settings.bootstrap());
        this.missions = settings.missions().stream().map(Topics::of).toList();
        this.patience = settings.patience();
    }

    /**
     * @param edge is told what there is to measure
     * @throws ContractException if the cluster or the registry is not as needed, or too slow
     */
    static GatewayParts open(GatewaySettings settings, HttpEdge edge) {
        KafkaParts parts = new KafkaParts(settings);
        try {
            return parts.connect(settings, edge);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private GatewayParts connect(GatewaySettings settings, HttpEdge edge) {
        RecordSerdes serdes = opened(settings.client().serdes(settings.registryUrl()));
        KafkaSubmissionLog log = opened(new KafkaSubmissionLog(client, settings.delivery()));
        TeamsCache teams = opened(new TeamsCache(client, missions, serdes, settings.teamsSilence()));
        ReceiptsCache receipts = opened(new ReceiptsCache(client, missions, serdes, settings.receiptsRemembered()));
        QueriesCache queries = opened(new QueriesCache(client, missions, serdes));
        List<MissionDesk> desks = new ArrayList<>();
        for (Topics topics : missions) {
            log.awaitMetadata(
                    List.of(topics.submissions().name(), topics.refusals().name()), patience);
            DefinitionLog definition = opened(DefinitionLog.open(client, topics, serdes));
            definition.awaitFirst(patience);
            definition.await(DefinitionEnd.revision(client, topics, serdes, patience), patience);
            desks.add(new MissionDesk(topics.mission(), definition::latest, records(topics, serdes)));
        }
        teams.tail().awaitCaughtUp(patience);
        receipts.tail().awaitCaughtUp(patience);
        queries.tail().awaitCaughtUp(patience);
        measure(edge, log, teams, receipts);
        return new GatewayParts(desks, teams, receipts, queries, log, this::close);
    }

    private static MissionRecords records(Topics topics, RecordSerdes serdes) {
        MissionRecords records = new MissionRecords(topics, serdes);
        try {
            records.warmUp();
        } catch (RuntimeException e) {
            throw new ContractException(
                    "mission " + topics.mission() + ": the registry did not give the ids of its schemas", e);
        }
        return records;
    }

    private void measure(HttpEdge edge, KafkaSubmissionLog log, TeamsCache teams, ReceiptsCache receipts) {
        edge.metrics().gauge("in.flight", "Sends whose end is not known", log, KafkaSubmissionLog::inFlight);
        edge.metrics().gauge("teams.age.seconds", "How old a revocation could be", teams.tail(), it -> it.ageSeconds());
        edge.metrics().gauge("receipts.remembered", "Reports remembered", receipts, ReceiptsCache::size);
        opened(new KafkaClientMetrics(log.producer())).bindTo(edge.meters());
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** In the opposite order; one that fails does not keep the others open. */
    private void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("gateway: {} did not close", part.getClass().getSimpleName(), e);
            }
        }
    }
}
