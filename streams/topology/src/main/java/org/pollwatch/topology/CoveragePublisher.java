package org.pollwatch.topology;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.counting.area.AreaView;
import org.pollwatch.counting.area.CoverageFigures;

/** Publishes how complete the reports of each area and form are, where that has changed; all of it after a restart. */
final class CoveragePublisher {
    private final ProcessorContext<String, SpecificRecord> context;
    private final Map<String, Set<String>> formsOfAreas = new HashMap<>();
    private final Map<AreaKey, CoverageFigures> published = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private long plannedRevision;

    CoveragePublisher(ProcessorContext<String, SpecificRecord> context, AreaTallies tallies) {
        this.context = context;
        tallies.all().stream().map(LiveTally::key).forEach(key -> know(key.area(), key.form()));
    }

    private void know(String area, String form) {
        formsOfAreas.computeIfAbsent(area, it -> new LinkedHashSet<>()).add(form);
    }

    /** @param path of areas where something was counted or heard */
    void changed(List<String> path, String form) {
        for (String area : path) {
            know(area, form);
            changed.add(area);
        }
    }

    /** Publishes where something was counted or heard. */
    void publishChanged(AreaBook book, AreaView view, long now) {
        expect(book);
        changed.forEach(area -> publish(area, book, view, now));
        changed.clear();
    }

    /** Publishes also where only time went by, or something was heard nearby. */
    void publishAll(AreaBook book, AreaView view, long now) {
        expect(book);
        formsOfAreas.keySet().forEach(area -> publish(area, book, view, now));
        changed.clear();
    }

    private void expect(AreaBook book) {
        if (book.revision() == plannedRevision) {
            return;
        }
        plannedRevision = book.revision();
        for (String area : book.plan().areas()) {
            for (String form : book.plan().forms()) {
                if (book.plan().expectedReports(area, form).isPresent()) {
                    changed(List.of(area), form);
                }
            }
        }
    }

    private void publish(String area, AreaBook book, AreaView view, long now) {
        for (String form : formsOfAreas.getOrDefault(area, Set.of())) {
            AreaKey key = AreaKey.of(area, form);
            CoverageFigures figures = book.coverage().of(area, form, view);
            if (!figures.equals(published.put(key, figures))) {
                context.forward(new Record<>(key.text(), CoverageRecords.write(figures), now));
            }
        }
    }
}
