package org.pollwatch.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.counting.AreaFigures;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.topology.Rulebook.Rules;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds every delta to all levels of the area tree at once, in the one task that holds them all, and publishes what
 * changed at two paces: country and regions at once, districts and hours in their own time. The store is written for each
 * delta; only the publishing waits, and what was not published is known again after a restart, since then all is.
 */
final class AreaProcessor implements Processor<String, AreaDelta, String, AreaRates> {
    private static final Logger LOG = LoggerFactory.getLogger(AreaProcessor.class);

    private final Rulebook rulebook;
    private final Duration quickPace;
    private final Duration slowPace;
    private final Map<String, AreaTally> tallies = new HashMap<>();
    private final Set<AreaKey> quick = new LinkedHashSet<>();
    private final Set<AreaKey> slow = new LinkedHashSet<>();
    private ProcessorContext<String, AreaRates> context;
    private KeyValueStore<String, AreaTally> store;
    private long publishedRevision;
    private long restUntil;

    AreaProcessor(Rulebook rulebook, Duration quickPace, Duration slowPace) {
        this.rulebook = rulebook;
        this.quickPace = quickPace;
        this.slowPace = slowPace;
    }

    @Override
    public void init(ProcessorContext<String, AreaRates> processorContext) {
        this.context = processorContext;
        this.store = processorContext.getStateStore(StoreNames.AREAS);
        try (KeyValueIterator<String, AreaTally> all = store.all()) {
            all.forEachRemaining(entry -> tallies.put(entry.key, entry.value));
        }
        context.schedule(quickPace, PunctuationType.WALL_CLOCK_TIME, now -> publish(quick, now));
        context.schedule(slowPace, PunctuationType.WALL_CLOCK_TIME, now -> publish(slow, now));
    }

    @Override
    public void process(Record<String, AreaDelta> record) {
        for (DeltaPart part : record.value().getParts()) {
            Counters delta = InternalRecords.counters(part.getCounters());
            Optional<String> hour = Optional.ofNullable(part.getHour());
            for (String area : part.getPath()) {
                AreaKey key = AreaKey.of(area, part.getForm(), hour);
                AreaTally tally = tallies.getOrDefault(key.text(), AreaTally.empty())
                        .plus(delta, record.value().getReceivedAt());
                tallies.put(key.text(), tally);
                store.put(key.text(), tally);
                (isQuick(key, part) ? quick : slow).add(key);
            }
        }
    }

    /** The country and the regions: the last two steps of every path, or its only one. */
    private static boolean isQuick(AreaKey key, DeltaPart part) {
        int fromTop = part.getPath().size() - part.getPath().indexOf(key.area());
        return key.hour().isEmpty() && fromTop <= 2;
    }

    /** Publishing takes a third of the time at the most, so that a flood of deltas is counted first. */
    private void publish(Set<AreaKey> dirty, long now) {
        Optional<Rules> rules = rulebook.newest();
        if (rules.isEmpty() || now < restUntil) {
            return;
        }
        if (rules.get().mission().revision() != publishedRevision) {
            publishedRevision = rules.get().mission().revision();
            AreaTree areas = rules.get().mission().areas();
            tallies.keySet().stream().map(AreaKey::parse).forEach(key -> (isQuick(key, areas) ? quick : slow).add(key));
        }
        long start = context.currentSystemTimeMs();
        RateSheet sheet = rules.get().rateSheet();
        // A form whose definition another instance has read before this one waits for it.
        Layouts layouts = rules.get().layouts();
        dirty.stream().filter(key -> layouts.knows(key.form())).forEach(key -> publish(sheet, key, now));
        dirty.removeIf(key -> layouts.knows(key.form()));
        long end = context.currentSystemTimeMs();
        restUntil = end + 2 * (end - start);
    }

    private static boolean isQuick(AreaKey key, AreaTree areas) {
        boolean district = areas.find(key.area())
                .map(Area::level)
                .filter(AreaLevel.DISTRICT::equals)
                .isPresent();
        return key.hour().isEmpty() && !district;
    }

    private void publish(RateSheet sheet, AreaKey key, long now) {
        AreaFigures figures = sheet.of(key.area(), key.form(), key.hour(), tallies.get(key.text()));
        if (figures.suspect()) {
            LOG.error("Tally {} broke an invariant; its figures are withheld as suspect", key.text());
        }
        context.forward(new Record<>(key.text(), RateRecords.write(figures), now));
    }
}
