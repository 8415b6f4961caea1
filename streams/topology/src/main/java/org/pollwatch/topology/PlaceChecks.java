package org.pollwatch.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.pollwatch.topology.avro.FactsRecord;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceReports;
import org.pollwatch.topology.avro.RaisedFinding;
import org.pollwatch.topology.avro.SampleRecord;

/**
 * The facts of the reports about each place, and what the cross-checks and the quick count make of all of them together:
 * a pure function of the facts that are there, so reports about one place may meet in any order.
 */
final class PlaceChecks {
    private static final PlaceReports NONE = new PlaceReports(List.of(), List.of(), List.of());
    private static final Change NOTHING = new Change(List.of(), List.of());

    private final KeyValueStore<String, PlaceReports> store;
    private final Rulebook rulebook;

    PlaceChecks(KeyValueStore<String, PlaceReports> store, Rulebook rulebook) {
        this.store = store;
        this.rulebook = rulebook;
    }

    /**
     * @param findings raised, changed or cleared
     * @param sample what the quick count is to add
     */
    record Change(List<Finding> findings, List<SampleRecord> sample) {}

    /** @param subject the place, or the area of a form about an area */
    Change apply(String subject, PlaceChange change) {
        if (change.getFacts() == null && !change.getForget()) {
            return NOTHING;
        }
        PlaceReports before = store.get(subject);
        if (before == null) {
            before = NONE;
        }
        List<FactsRecord> facts = replaced(before.getFacts(), change);
        List<ReportFacts> effective = facts.stream()
                .map(it -> PackedFacts.read(it.getFacts(), it.getReportId(), it.getTeam(), subject))
                .toList();
        SortedMap<String, Finding> findings = new TreeMap<>();
        Map<String, Counters> sample = new TreeMap<>();
        effective.stream().mapToLong(ReportFacts::definitionRevision).max().ifPresent(revision -> {
            Mission mission = rulebook.at(revision).mission();
            PlaceFindings.of(subject, effective, mission)
                    .forEach(it -> findings.put(it.id(), FindingRecords.raised(it)));
            SampleReadings.of(subject, effective, mission)
                    .forEach((cell, counters) -> sample.put(cell.text(), counters));
        });
        List<Finding> news = new ArrayList<>();
        List<RaisedFinding> raised =
                raised(before.getRaised(), findings, Instant.ofEpochMilli(change.getReceivedAt()), news);
        List<SampleRecord> cells = new ArrayList<>();
        sample.forEach((cell, counters) -> cells.add(new SampleRecord(cell, InternalRecords.bytes(counters))));
        store.put(subject, facts.isEmpty() ? null : new PlaceReports(facts, raised, cells));
        return new Change(news, difference(before.getSample(), sample));
    }

    private static List<FactsRecord> replaced(List<FactsRecord> before, PlaceChange change) {
        List<FactsRecord> facts = new ArrayList<>(before.size() + 1);
        before.stream()
                .filter(it -> !it.getReportId().equals(change.getReportId()))
                .forEach(facts::add);
        if (change.getFacts() != null) {
            facts.add(new FactsRecord(change.getReportId(), change.getTeam(), change.getFacts()));
            facts.sort(Comparator.comparing(FactsRecord::getReportId));
        }
        return facts;
    }

    /** @param news receives what was raised, changed or cleared */
    private static List<RaisedFinding> raised(
            List<RaisedFinding> before, SortedMap<String, Finding> now, Instant at, List<Finding> news) {
        Map<String, RaisedFinding> standing = new LinkedHashMap<>();
        before.forEach(it -> standing.put(it.getId(), it));
        List<RaisedFinding> raised = new ArrayList<>(now.size());
        now.forEach((id, finding) -> {
            RaisedFinding record = new RaisedFinding(id, FindingRecords.pack(finding));
            raised.add(record);
            if (!record.equals(standing.remove(id))) {
                news.add(finding);
            }
        });
        standing.values().forEach(it -> news.add(FindingRecords.cleared(FindingRecords.unpack(it.getBody()), at)));
        return raised;
    }

    private static List<SampleRecord> difference(List<SampleRecord> before, Map<String, Counters> now) {
        SortedMap<String, Counters> change = new TreeMap<>(now);
        for (SampleRecord it : before) {
            Counters was = InternalRecords.counters(it.getCounters());
            change.put(
                    it.getCell(),
                    change.getOrDefault(it.getCell(), Counters.NONE).minus(was));
        }
        List<SampleRecord> records = new ArrayList<>();
        change.forEach((cell, delta) -> {
            if (!delta.isZero()) {
                records.add(new SampleRecord(cell, InternalRecords.bytes(delta)));
            }
        });
        return records;
    }
}
