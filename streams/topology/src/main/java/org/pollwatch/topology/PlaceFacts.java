package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.topology.avro.FactsRecord;
import org.pollwatch.topology.avro.PlaceChange;

/** The facts of the effective reports about each place or area, one entry for each, so that a busy place is not rewritten. */
final class PlaceFacts {
    private static final String BAR = "|";
    private static final String BEHIND_BAR = "}"; // the character after the bar: ends a place's entries

    private final KeyValueStore<String, FactsRecord> store;

    PlaceFacts(KeyValueStore<String, FactsRecord> store) {
        this.store = store;
    }

    /** @return whether the change is about facts */
    boolean apply(String subject, PlaceChange change) {
        String key = subject + BAR + change.getReportId();
        if (change.getFacts() != null) {
            store.put(key, new FactsRecord(change.getReportId(), change.getTeam(), change.getFacts()));
        } else if (change.getForget()) {
            store.delete(key);
        }
        return change.getFacts() != null || change.getForget();
    }

    /** @return of one place, sorted by report */
    List<ReportFacts> of(String subject) {
        List<ReportFacts> facts = new ArrayList<>();
        try (KeyValueIterator<String, FactsRecord> all = store.range(subject + BAR, subject + BEHIND_BAR)) {
            all.forEachRemaining(entry -> {
                FactsRecord it = entry.value;
                facts.add(PackedFacts.read(it.getFacts(), it.getReportId(), it.getTeam(), subject));
            });
        }
        return facts;
    }

    /** @return every place and area that holds facts */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        Optional<String> next = subjectFrom(null);
        while (next.isPresent()) {
            subjects.add(next.get());
            next = subjectFrom(next.get() + BEHIND_BAR);
        }
        return subjects;
    }

    /** Leaps over a place's entries, of which there may be many. */
    private Optional<String> subjectFrom(String key) {
        try (KeyValueIterator<String, FactsRecord> rest = store.range(key, null)) {
            return rest.hasNext()
                    ? Optional.of(rest.peekNextKey()).map(it -> it.substring(0, it.lastIndexOf(BAR)))
                    : Optional.empty();
        }
    }
}
