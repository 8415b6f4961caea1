package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.finding.PlaceFindings;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.counting.sample.SampleReadings;
import org.pollwatch.mission.Mission;
import org.pollwatch.topology.avro.PlaceFindingsRecord;
import org.pollwatch.topology.avro.RaisedFinding;
import org.pollwatch.topology.avro.SampleRecord;

/**
 * What the cross-checks and the quick count make of all the reports about one place together, against what they last made
 * of them: a pure function of the facts that are there, so it does not matter in what order reports meet, nor how
 * often it is asked.
 */
final class PlaceChecks {
    private static final PlaceFindingsRecord NONE = new PlaceFindingsRecord(List.of(), List.of());

    private final PlaceFacts facts;
    private final KeyValueStore<String, PlaceFindingsRecord> store;
    private final Rulebook rulebook;

    PlaceChecks(PlaceFacts facts, KeyValueStore<String, PlaceFindingsRecord> store, Rulebook rulebook) {
        this.facts = facts;
        this.store = store;
        this.rulebook = rulebook;
    }

    /**
     * @param findings raised, changed or cleared
     * @param sample what the quick count is to add
     */
    record Change(List<Finding> findings, List<SampleRecord> sample) {}

    /**
     * @param subject the place, or the area of forms about an area
     * @param at up to where the log is folded: when a finding ended, in milliseconds since 1970
     */
    Change judge(String subject, long at) {
        PlaceFindingsRecord before = store.get(subject);
        PlaceFindingsRecord after = judged(subject, facts.of(subject));
        if (after.equals(before == null ? NONE : before)) {
            return new Change(List.of(), List.of());
        }
        store.put(subject, after.equals(NONE) ? null : after);
        return difference(before == null ? NONE : before, after, Instant.ofEpochMilli(at));
    }

    private PlaceFindingsRecord judged(String subject, List<ReportFacts> effective) {
        if (effective.isEmpty()) {
            return NONE;
        }
        long revision = effective.stream()
                .mapToLong(ReportFacts::definitionRevision)
                .max()
                .orElseThrow();
        Mission mission = rulebook.at(revision).mission();
        List<RaisedFinding> raised = PlaceFindings.of(subject, effective, mission).stream()
                .map(it -> new RaisedFinding(it.id(), FindingRecords.pack(FindingRecords.raised(it))))
                .toList();
        List<SampleRecord> sample = new ArrayList<>();
        SampleReadings.of(subject, effective, mission)
                .forEach(
                        (cell, counters) -> sample.add(new SampleRecord(cell.text(), InternalRecords.bytes(counters))));
        return new PlaceFindingsRecord(raised, sample);
    }

    private static Change difference(PlaceFindingsRecord before, PlaceFindingsRecord after, Instant at) {
        Map<String, ByteBuffer> ended = new HashMap<>();
        before.getRaised().forEach(it -> ended.put(it.getId(), it.getBody()));
        List<Finding> news = new ArrayList<>();
        for (RaisedFinding it : after.getRaised()) {
            if (!it.getBody().equals(ended.remove(it.getId()))) {
                news.add(FindingRecords.unpack(it.getBody()));
            }
        }
        ended.values().stream()
                .map(FindingRecords::unpack)
                .sorted(Comparator.comparing(Finding::getId))
                .forEach(it -> news.add(FindingRecords.cleared(it, at)));
        return new Change(news, sample(before.getSample(), after.getSample()));
    }

    private static List<SampleRecord> sample(List<SampleRecord> before, List<SampleRecord> after) {
        SortedMap<String, Counters> change = new TreeMap<>();
        after.forEach(it -> change.put(it.getCell(), InternalRecords.counters(it.getCounters())));
        before.forEach(it -> {
            Counters was = InternalRecords.counters(it.getCounters());
            change.put(
                    it.getCell(),
                    change.getOrDefault(it.getCell(), Counters.NONE).minus(was));
        });
        change.values().removeIf(Counters::isZero);
        List<SampleRecord> records = new ArrayList<>(change.size());
        change.forEach((cell, delta) -> records.add(new SampleRecord(cell, InternalRecords.bytes(delta))));
        return records;
    }
}
