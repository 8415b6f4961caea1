package org.pollwatch.topology;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<LiveTally> quick = new LinkedHashSet<>();
    private final Set<LiveTally> slow = new LinkedHashSet<>();
    private final Set<LiveTally> hourly = new LinkedHashSet<>();
    private final Map<AreaKey, Suspect> suspects = new HashMap<>();
    private long publishedRevision;
    private boolean suspicion;

    RatesPublisher(ProcessorContext<String, SpecificRecord> context, Rulebook rulebook, AreaTallies tallies) {
        this.context = context;
        this.rulebook = rulebook;
        this.tallies = tallies;
    }

    void keep(Paces paces) {
        Pace.keepFirst(context, paces.quick(), publishing(quick));
        Pace.keep(context, paces.slow(), publishing(slow));
        Pace.keep(context, paces.hourly(), publishing(hourly));
    }

    private Pace.Work publishing(Set<LiveTally> dirty) {
        return now -> rulebook.newest().ifPresent(rules -> publish(dirty, rules, now));
    }

    /** @param changed from an area up to the country; the last two are the region's and the country's */
    void changed(List<LiveTally> changed) {
        for (int i = 0; i < changed.size(); i++) {
            LiveTally tally = changed.get(i);
            paceOf(tally, changed.size() - i > 2).add(tally);
        }
    }

    private Set<LiveTally> paceOf(LiveTally tally, boolean isDistrict) {
        if (tally.key().hour().isPresent()) {
            return hourly;
        }
        return isDistrict ? slow : quick;
    }

    /** @return whether a tally became suspect, or no longer is, since this was last asked */
    boolean takeSuspicion() {
        boolean taken = suspicion;
        suspicion = false;
        return taken;
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
            suspicion |= !suspect.equals(suspects.put(key, suspect));
        } else if (!suspects.isEmpty()) {
            suspicion |= suspects.remove(key) != null;
        }
        context.forward(new Record<>(key.text(), RateRecords.write(figures), now));
    }
}
