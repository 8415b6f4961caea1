package org.pollwatch.gateway.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Report;
import org.pollwatch.gateway.intake.Receipts.Hint;
import org.pollwatch.gateway.kafka.StandingTable.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one mission's receipts have said so far: what stands of each report, and where its receipts are. */
final class MissionReceipts implements TopicTail.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(MissionReceipts.class);
    private static final int UUID_LENGTH = 36;
    private static final int HASH_DIGITS = 32;
    private static final int RECEIPTS_SHOWN = 20;

    private final String topic;
    private final Deserializer<Receipt> deserializer;
    private final StandingTable standing;
    private final Map<Integer, ReceiptTrail> trails = new ConcurrentHashMap<>();
    private final Map<String, Integer> teams = new ConcurrentHashMap<>();
    private final AtomicInteger nextTeam = new AtomicInteger();

    /** @param remembered reports at most */
    MissionReceipts(String topic, Deserializer<Receipt> deserializer, int remembered) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.standing = new StandingTable(remembered);
    }

    /** Where a report's receipts are. */
    record Found(TopicPartition partition, List<Long> offsets) {}

    Hint hint(Report report, String team) {
        Optional<Standing> stands = standing.find(UUID.fromString(report.reportId()));
        if (stands.isEmpty() || stands.get().team() == Standing.NOBODY) {
            return Hint.NEW;
        }
        if (stands.get().team() != teams.getOrDefault(team, Standing.NOBODY)) {
            return Hint.FOREIGN_TEAM;
        }
        if (stands.get().revision() != report.revision()) {
            return Hint.NEW;
        }
        ByteBuffer hash = ByteBuffer.wrap(ContentHash.of(report));
        boolean same = hash.getLong() == stands.get().hashHigh()
                && hash.getLong() == stands.get().hashLow();
        return same ? Hint.DUPLICATE : Hint.CONFLICT;
    }

    /** @return empty if there are none yet */
    Optional<Found> find(String reportId) {
        return standing.find(UUID.fromString(reportId)).map(it -> {
            ReceiptTrail trail = trails.get(it.partition());
            return new Found(new TopicPartition(topic, it.partition()), trail.back(it.offset(), RECEIPTS_SHOWN));
        });
    }

    Receipt read(ConsumerRecord<String, byte[]> record) {
        return deserializer.deserialize(record.topic(), record.value());
    }

    int size() {
        return standing.size();
    }

    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        Optional<Receipt> receipt = Records.read(
                record, deserializer, cause -> LOG.warn("receipts: offset {} cannot be read", record.offset()));
        if (receipt.isPresent() && record.key().length() == UUID_LENGTH) {
            remember(UUID.fromString(record.key()), receipt.get(), record);
        }
    }

    private void remember(UUID report, Receipt receipt, ConsumerRecord<String, byte[]> record) {
        Optional<Standing> before = standing.find(report);
        ReceiptTrail trail = trails.computeIfAbsent(record.partition(), partition -> new ReceiptTrail());
        before.ifPresent(it -> trail.link(record.offset(), it.offset()));
        long place = Standing.receipt(record.partition(), record.offset());
        standing.put(report, after(before.orElse(new Standing(Standing.NOBODY, 0, 0, 0, 0)), receipt, place));
    }

    /** The first whose report was accepted owns it, also after headquarters corrected it. */
    private Standing after(Standing before, Receipt receipt, long place) {
        boolean accepted = receipt.getOutcome() == Outcome.ACCEPTED
                && receipt.getContentHash().length() == HASH_DIGITS;
        if (!accepted) {
            return new Standing(before.team(), before.revision(), before.hashHigh(), before.hashLow(), place);
        }
        int team = before.team() == Standing.NOBODY ? number(receipt.getTeam()) : before.team();
        String hash = receipt.getContentHash();
        return new Standing(
                team,
                receipt.getRevision(),
                Long.parseUnsignedLong(hash, 0, HASH_DIGITS / 2, 16),
                Long.parseUnsignedLong(hash, HASH_DIGITS / 2, HASH_DIGITS, 16),
                place);
    }

    private int number(String team) {
        return teams.computeIfAbsent(team, code -> nextTeam.getAndIncrement());
    }
}
