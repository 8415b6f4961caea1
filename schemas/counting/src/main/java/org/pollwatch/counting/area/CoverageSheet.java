package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.counting.area.CoverageFigures.State;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/** Holds what has arrived against the plan, by area and form. */
public final class CoverageSheet {
    private final Mission mission;
    private final PlanIndex plan;
    private final Regions regions;
    private final List<Signal> signals;

    /** @param plan of the same mission */
    public CoverageSheet(Mission mission, PlanIndex plan) {
        this.mission = mission;
        this.plan = plan;
        this.regions = Regions.of(mission);
        this.signals = mission.checks().stream()
                .filter(it -> it.rule() instanceof Rule.Silence)
                .map(it -> new Signal((Rule.Silence) it.rule(), mission, plan))
                .toList();
    }

    /** @return the figures as they stand; of any area and form, also where nothing is expected or has arrived */
    public CoverageFigures of(String area, String form, AreaView view) {
        Received received = view.received(area, form);
        OptionalLong expected = plan.expectedReports(area, form);
        Optional<Instant> lost = lost(area, view);
        return new CoverageFigures(
                area,
                form,
                lost.isPresent() ? State.NO_SIGNAL : state(received, expected),
                expected,
                plan.expectedPlaces(area, form),
                received.reports(),
                received.places(),
                received.teams(),
                received.conflicts(),
                received.lastHeard(),
                lost.map(it -> Times.later(it, received.asOf())).orElse(received.asOf()));
    }

    /**
     * Silence is judged of regions and the country, whose reports come steadily; a district has its region's signal.
     *
     * @return when the silence became longer than any silence check allows; empty if there is a signal
     */
    public Optional<Instant> lost(String area, AreaView view) {
        List<String> path = mission.areas().path(area);
        return path.stream()
                .filter(it -> regions.all().contains(it))
                .findFirst()
                .or(() -> path.stream().findFirst())
                .stream()
                .flatMap(judged -> signals.stream().flatMap(it -> it.lostArea(judged, view).stream()))
                .min(Comparator.naturalOrder());
    }

    private static State state(Received received, OptionalLong expected) {
        if (received.conflicts() > 0) {
            return State.CONFLICT;
        }
        if (expected.isEmpty()) {
            return State.UNPLANNED;
        }
        if (received.reports() <= 0) {
            return State.MISSING;
        }
        return received.reports() < expected.getAsLong() ? State.PARTIAL : State.COMPLETE;
    }
}
