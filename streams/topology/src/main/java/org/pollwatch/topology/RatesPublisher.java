package org.pollwatch.topology;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.counting.AreaFigures;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.area.Suspect;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.topology.Rulebook.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the rates of what changed at three paces: country and regions at once, districts and hours in their own time.
 * What was not published is known again after a restart, since then all is.
 */
final class RatesPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RatesPublisher.class);

    private final ProcessorContext<String, SpecificRecord> context;
    private final Rulebook rulebook;
    private final AreaTallies tallies;
    private final Changed quick;
    private final Changed slow;
    private final Changed hourly;
    private final Map<AreaKey, Suspect> suspects = new HashMap<>();
    private final Runnable suspicion;
    private long publishedRevision;

    /** @param suspicion is run when a tally became suspect, or no longer is */
    RatesPublisher(
            ProcessorContext<String, SpecificRecord> context,
            Rulebook rulebook,
            AreaTallies tallies,
            Paces paces,
            Runnable suspicion) {
        this.context = context;
        this.rulebook = rulebook;
        this.tallies = tallies;
        this.suspicion = suspicion;
        this.quick = new Changed(it -> Pace.keepFirst(context, paces.quick(), it));
        this.slow = new Changed(it -> Pace.keep(context, paces.slow(), it));
        this.hourly = new Changed(it -> Pace.keep(context, paces.hourly(), it));
    }

    /** What is still to be published at one of the paces. */
    private final class Changed {
        private final Set<LiveTally> tallies = new LinkedHashSet<>();
        private final Pace pace;

        Changed(Function<Pace.Work, Pace> keep) {
            pace = keep.apply(now -> rulebook.newest().ifPresent(rules -> publish(tallies, rules, now)));
        }

        void add(LiveTally tally) {
            tallies.add(tally);
            pace.wake();
        }
    }

    /** There is a newer definition: what waits for it, and all that is to be published by it. */
    void definitionChanged() {
        List.of(quick, slow, hourly).forEach(it -> it.pace.wake());
    }

    void stop() {
        List.of(quick, slow, hourly).forEach(it -> it.pace.stop());
    }

    /** @param changed from an area up to the country; the last two are the region's and the country's */
    void changed(List<LiveTally> changed) {
        for (int i = 0; i < changed.size(); i++) {
            LiveTally tally = changed.get(i);
            paceOf(tally, changed.size() - i > 2).add(tally);
        }
    }

    private Changed paceOf(LiveTally tally, boolean isDistrict) {
        if (tally.key().hour().isPresent()) {
            return hourly;
        }
        return isDistrict ? slow : quick;
    }

    /** @return the tallies that broke an invariant when they were last published */
    Collection<Suspect> suspects() {
        return suspects.values();
    }

    private void publish(Set<LiveTally> dirty, Rules rules, long now) {
        if (rules.mission().revision() != publishedRevision) {
            publishedRevision = rules.mission().revision();
            publishAllAnew(rules.mission().areas());
        }
        RateSheet sheet = rules.rateSheet();
        // A form whose definition another instance has read before this one waits for it.
        Layouts layouts = rules.layouts();
        dirty.removeIf(tally -> {
            boolean known = layouts.knows(tally.key().form());
            if (known) {
                publish(sheet, tally, now);
            }
            return known;
        });
    }

    private void publishAllAnew(AreaTree areas) {
        for (LiveTally tally : tallies.all()) {
            boolean isDistrict = areas.find(tally.key().area())
                    .map(Area::level)
                    .filter(AreaLevel.DISTRICT::equals)
                    .isPresent();
            paceOf(tally, isDistrict).add(tally);
        }
    }

    private void publish(RateSheet sheet, LiveTally tally, long now) {
        AreaKey key = tally.key();
        AreaFigures figures = sheet.of(key.area(), key.form(), key.hour(), tally.now());
        if (figures.suspect()) {
            LOG.error("Tally {} broke an invariant; its figures are withheld as suspect", key.text());
            Suspect suspect = new Suspect(key.area(), key.form(), key.hour(), figures.asOf());
            if (!suspect.equals(suspects.put(key, suspect))) {
                suspicion.run();
            }
        } else if (suspects.remove(key) != null) {
            suspicion.run();
        }
        context.forward(new Record<>(key.text(), RateRecords.write(figures), now));
    }
}
