package org.pollwatch.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
 * changed at three paces: country and regions at once, districts and hours in their own time. The store is written for each
 * delta; only the publishing waits, and what was not published is known again after a restart, since then all is.
 */
final class AreaProcessor implements Processor<String, AreaDelta, String, AreaRates> {
    private static final Logger LOG = LoggerFactory.getLogger(AreaProcessor.class);

    private static final int REST = 4;

    private final Rulebook rulebook;
    private final Map<String, AreaTally> tallies = new HashMap<>();
    private final Dirty quick;
    private final Dirty slow;
    private final Dirty hourly;
    private ProcessorContext<String, AreaRates> context;
    private KeyValueStore<String, AreaTally> store;
    private long publishedRevision;

    AreaProcessor(Rulebook rulebook, Duration quickPace, Duration slowPace, Duration hourlyPace) {
        this.rulebook = rulebook;
        this.quick = new Dirty(quickPace);
        this.slow = new Dirty(slowPace);
        this.hourly = new Dirty(hourlyPace);
    }

    /** The keys that wait for one pace, and until when that pace rests. */
    private static final class Dirty {
        private final Duration pace;
        private final Set<AreaKey> keys = new LinkedHashSet<>();
        private long restUntil;

        Dirty(Duration pace) {
            this.pace = pace;
        }
    }

    @Override
    public void init(ProcessorContext<String, AreaRates> processorContext) {
        this.context = processorContext;
        this.store = processorContext.getStateStore(StoreNames.AREAS);
        try (KeyValueIterator<String, AreaTally> all = store.all()) {
            all.forEachRemaining(entry -> tallies.put(entry.key, entry.value));
        }
        for (Dirty dirty : List.of(quick, slow, hourly)) {
            context.schedule(dirty.pace, PunctuationType.WALL_CLOCK_TIME, now -> publish(dirty, now));
        }
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
                paceOf(key, fromTop(key, part) > 2).keys.add(key);
            }
        }
    }

    /** 1 for the country, 2 for what hangs on it, the regions; districts come below. */
    private static int fromTop(AreaKey key, DeltaPart part) {
        return part.getPath().size() - part.getPath().indexOf(key.area());
    }

    private Dirty paceOf(AreaKey key, boolean isDistrict) {
        if (key.hour().isPresent()) {
            return hourly;
        }
        return isDistrict ? slow : quick;
    }

    /** Publishing rests four times as long as it took, so that a flood of deltas is counted first. */
    private void publish(Dirty dirty, long now) {
        Optional<Rules> rules = rulebook.newest();
        if (rules.isEmpty() || now < dirty.restUntil) {
            return;
        }
        if (rules.get().mission().revision() != publishedRevision) {
            publishedRevision = rules.get().mission().revision();
            publishAllAnew(rules.get().mission().areas());
        }
        long start = System.nanoTime();
        RateSheet sheet = rules.get().rateSheet();
        // A form whose definition another instance has read before this one waits for it.
        Layouts layouts = rules.get().layouts();
        dirty.keys.stream().filter(key -> layouts.knows(key.form())).forEach(key -> publish(sheet, key, now));
        dirty.keys.removeIf(key -> layouts.knows(key.form()));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        dirty.restUntil = now + took + REST * took;
    }

    private void publishAllAnew(AreaTree areas) {
        for (String text : tallies.keySet()) {
            AreaKey key = AreaKey.parse(text);
            boolean isDistrict = areas.find(key.area())
                    .map(Area::level)
                    .filter(AreaLevel.DISTRICT::equals)
                    .isPresent();
            paceOf(key, isDistrict).keys.add(key);
        }
    }

    private void publish(RateSheet sheet, AreaKey key, long now) {
        AreaFigures figures = sheet.of(key.area(), key.form(), key.hour(), tallies.get(key.text()));
        if (figures.suspect()) {
            LOG.error("Tally {} broke an invariant; its figures are withheld as suspect", key.text());
        }
        context.forward(new Record<>(key.text(), RateRecords.write(figures), now));
    }
}
