package org.pollwatch.gateway.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Report;
import org.pollwatch.gateway.intake.Receipts;

/** The receipts topics of all missions: a hint for what comes in, and the way to a report's receipts. */
public final class ReceiptsCache implements Receipts, AutoCloseable {
    private final Map<String, MissionReceipts> missions = new HashMap<>();
    private final TopicTail tail;
    private final ReceiptsReader reader;

    /**
     * Starts to read.
     *
     * @param remembered reports of each mission, at most
     */
    public ReceiptsCache(Map<String, Object> client, Iterable<Topics> missions, RecordSerdes serdes, int remembered) {
        Map<String, TopicTail.Sink> sinks = new HashMap<>();
        for (Topics topics : missions) {
            MissionReceipts receipts =
                    new MissionReceipts(topics.receipts().name(), serdes.deserializer(topics.receipts()), remembered);
            this.missions.put(topics.mission(), receipts);
            sinks.put(topics.receipts().name(), receipts);
        }
        this.tail = TopicTail.open(client, "receipts", sinks);
        this.reader = new ReceiptsReader(client);
    }

    public TopicTail tail() {
        return tail;
    }

    /** @return reports remembered, of all missions */
    public int size() {
        return missions.values().stream().mapToInt(MissionReceipts::size).sum();
    }

    @Override
    public Hint hint(String mission, Report report, String team) {
        return missions.get(mission).hint(report, team);
    }

    @Override
    public CompletionStage<List<Receipt>> of(String mission, String reportId, String team) {
        MissionReceipts receipts = missions.get(mission);
        Optional<MissionReceipts.Found> found = receipts.find(reportId);
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return reader.read(found.get()).thenApply(records -> records.stream()
                .map(receipts::read)
                .filter(receipt -> receipt.getTeam().equals(team))
                .toList());
    }

    @Override
    public void close() {
        tail.close();
        reader.close();
    }
}
