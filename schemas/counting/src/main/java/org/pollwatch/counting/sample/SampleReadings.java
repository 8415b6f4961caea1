package org.pollwatch.counting.sample;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/**
 * What one station adds to the quick count, from its latest report that has the votes of everyone on its ballot. A station
 * counts once; one without a stratum is outside, and so is a figure above {@link #MOST}, which no station reaches and which
 * would run the sums of squares over.
 */
public final class SampleReadings {
    /** The highest number of votes or voters of one station that is taken. */
    public static final long MOST = 1_000_000;

    private static final Comparator<ReportFacts> LATEST =
            Comparator.comparing(ReportFacts::observedAt).thenComparing(ReportFacts::reportId);

    private final SamplePlan plan;
    private final Collection<ReportFacts> effective;
    private final Place station;
    private final String stratum;
    private final SortedMap<SampleKey, Counters> cells = new TreeMap<>();

    private SampleReadings(SamplePlan plan, Collection<ReportFacts> effective, Place station, String stratum) {
        this.plan = plan;
        this.effective = effective;
        this.station = station;
        this.stratum = stratum;
    }

    /**
     * @param place any subject of facts
     * @param effective the facts of its effective reports, in any order
     * @return the place's own part, to be added to the cells and taken back before its next one; empty where there is
     *     nothing to add, and for every place of a mission that has no quick count
     */
    public static SortedMap<SampleKey, Counters> of(String place, Collection<ReportFacts> effective, Mission mission) {
        Optional<Place> station = mission.place(place);
        Optional<String> stratum = station.flatMap(SamplePlan::stratum);
        if (stratum.isEmpty() || !SamplePlan.isSampled(mission)) {
            return new TreeMap<>();
        }
        SampleReadings readings = new SampleReadings(new SamplePlan(mission), effective, station.get(), stratum.get());
        readings.plan.contests().forEach(readings::votes);
        mission.card().turnout().ifPresent(readings::turnout);
        return readings.cells;
    }

    private void votes(String contest) {
        Collection<String> ballot = plan.onBallot(contest, station);
        effective.stream()
                .filter(it -> votes(contest, ballot, it).isPresent())
                .max(LATEST)
                .flatMap(it -> votes(contest, ballot, it))
                .ifPresent(votes -> {
                    long all = votes.total();
                    add(contest, SampleKey.ANY, 0, all);
                    ballot.forEach(it -> add(contest, it, votes.byContestant().get(it), all));
                });
    }

    private Optional<Answer.Votes> votes(String contest, Collection<String> ballot, ReportFacts facts) {
        return plan.votesQuestions(contest, facts.form()).stream()
                .map(question -> facts.answers().get(question))
                .filter(Answer.Votes.class::isInstance)
                .map(Answer.Votes.class::cast)
                .filter(it -> isUsable(it, ballot))
                .findFirst();
    }

    private static boolean isUsable(Answer.Votes votes, Collection<String> ballot) {
        return !ballot.isEmpty() && votes.byContestant().keySet().equals(Set.copyOf(ballot)) && votes.total() <= MOST;
    }

    private void turnout(Mission.Turnout turnout) {
        long register = station.registeredVoters();
        effective.stream()
                .filter(it -> it.form().equals(turnout.form()))
                .filter(it -> it.answers().get(turnout.question()) instanceof Answer.Amount voted
                        && voted.amount() >= 0
                        && voted.amount() <= MOST)
                .max(LATEST)
                .filter(it -> register > 0 && register <= MOST)
                .map(it -> ((Answer.Amount) it.answers().get(turnout.question())).amount())
                .ifPresent(voted -> {
                    add(SampleKey.TURNOUT, SampleKey.ANY, 0, register);
                    add(SampleKey.TURNOUT, SampleKey.VOTED, voted, register);
                });
    }

    private void add(String contest, String contestant, long y, long x) {
        cells.put(new SampleKey(contest, contestant, stratum), SampleCell.of(y, x));
    }
}
