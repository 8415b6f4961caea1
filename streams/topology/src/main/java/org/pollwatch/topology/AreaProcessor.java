package org.pollwatch.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.TeamEntry;

/**
 * Adds every delta to all levels of the area tree at once, in the one task that holds them all, and has everything published
 * that changes with it, each at its pace. The stores are written for each delta; only the publishing waits.
 */
final class AreaProcessor implements Processor<String, AreaNews, String, SpecificRecord> {
    private final Surroundings around;
    private AreaTallies tallies;
    private AreaTeams teams;
    private SampleSums sample;
    private AreaInputs inputs;
    private RatesPublisher rates;
    private AreaJudgement judgement;
    private Beat watch;
    private long definition;

    AreaProcessor(Surroundings around) {
        this.around = around;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        tallies = new AreaTallies(context.getStateStore(StoreNames.AREAS));
        teams = new AreaTeams(context.getStateStore(StoreNames.AREA_TEAMS));
        sample = new SampleSums(context.getStateStore(StoreNames.SAMPLE));
        inputs = new AreaInputs(context, around);
        Paces paces = around.settings().paces();
        rates = new RatesPublisher(context, around.rulebook(), tallies, paces, () -> judgement.needed());
        CoveragePublisher coverage = new CoveragePublisher(context, tallies);
        QuickCountPublisher quickCount = new QuickCountPublisher(context, sample);
        judgement = new AreaJudgement(context, around.rulebook(), this::view, coverage, quickCount, paces);
        definition = 0;
        watch = new Beat(context, paces.definition(), now -> {
            watchDefinition();
            return true;
        });
        watch.wake();
    }

    @Override
    public void close() {
        watch.stop();
        rates.stop();
        judgement.stop();
    }

    /** Definitions are read beside the topology, so nothing that comes in here tells of a new one. */
    private void watchDefinition() {
        long newest = around.rulebook().newestRevision();
        if (newest != definition) {
            definition = newest;
            rates.definitionChanged();
            judgement.definitionChanged();
        }
    }

    private LiveAreas view(AreaBook book) {
        return new LiveAreas(book.rules(), tallies, teams, inputs.series(), inputs.clock(), rates.suspects());
    }

    @Override
    public void process(Record<String, AreaNews> record) {
        AreaNews news = record.value();
        if (news instanceof AreaNews.Counted counted) {
            counted.delta().getParts().forEach(part -> add(part, counted.delta()));
            counted.delta().getSample().forEach(sample::add);
            judgement.needed();
        } else if (inputs.take(record.key(), news)) {
            judgement.needed();
        }
    }

    private void add(DeltaPart part, AreaDelta delta) {
        long receivedAt = delta.getReceivedAt();
        long reports = 0;
        if (part.getCounters() != null) {
            Counters counters = InternalRecords.counters(part.getCounters());
            rates.changed(tallies.add(part, counters, receivedAt));
            reports = counters.get(CounterLayout.REPORTS);
        }
        if (part.getHour() != null) {
            return;
        }
        boolean heard = part.getHeard() && delta.getByTeam();
        if (reports != 0 || heard) {
            TeamEntry change = new TeamEntry(part.getPath(), reports, heard ? (Long) receivedAt : null);
            teams.add(part.getForm(), delta.getTeam(), change);
        }
        judgement.covered(part.getPath(), part.getForm());
    }
}
