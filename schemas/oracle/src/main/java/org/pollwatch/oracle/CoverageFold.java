package org.pollwatch.oracle;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** How complete the reports of each form are in each area. */
public final class CoverageFold {
    private final Mission mission;
    private final Oracle oracle;
    private final List<Counted> counted;
    private final Silence silence;

    CoverageFold(Oracle oracle) {
        this.mission = oracle.newest();
        this.oracle = oracle;
        this.counted = oracle.counted();
        this.silence = new Silence(oracle);
    }

    Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        for (Area area : mission.areas().all()) {
            for (String form : mission.formIds()) {
                Map<String, Object> named = of(area.id(), form);
                if (!isNothing(named)) {
                    all.put(area.id() + "|" + form, named);
                }
            }
        }
        return all;
    }

    private Map<String, Object> of(String area, String form) {
        List<Counted> reports = counted.stream()
                .filter(it -> it.form().id().equals(form) && it.path().contains(area))
                .toList();
        List<Due> plan = Due.of(
                mission, it -> it.entry().form().equals(form) && it.path().contains(area));
        Optional<Instant> heard = lastHeard(oracle.accepted(), area, form);
        long expected = Due.expected(plan);
        long conflicts = reports.stream().filter(it -> it.other().isPresent()).count();
        Map<String, Object> named = new TreeMap<>();
        named.put("state", state(silence.hasNoSignal(area), conflicts > 0, expected, reports.size()));
        named.put("expectedReports", expected);
        named.put(
                "expectedPlaces",
                distinct(plan.stream().map(it -> it.entry().about()).filter(it -> mission.place(it)
                        .isPresent())));
        named.put("reports", (long) reports.size());
        named.put(
                "places",
                distinct(reports.stream().flatMap(it -> it.place().stream()).map(Place::id)));
        named.put("teams", distinct(reports.stream().map(Counted::team)));
        named.put("conflicts", conflicts);
        heard.ifPresent(it -> named.put("lastHeard", it));
        return named;
    }

    private static long distinct(Stream<String> words) {
        Set<String> all = new HashSet<>();
        words.forEach(all::add);
        return all.size();
    }

    private static String state(boolean silent, boolean conflict, long expected, long reports) {
        if (silent) {
            return "NO_SIGNAL";
        }
        if (conflict) {
            return "CONFLICT";
        }
        if (expected == 0) {
            return "UNPLANNED";
        }
        return reports == 0 ? "MISSING" : reports < expected ? "PARTIAL" : "COMPLETE";
    }

    /** A team that sends anything that is accepted was heard, be it withdrawn, corrected or quarantined since. */
    static Optional<Instant> lastHeard(Collection<Counted> accepted, String area, String form) {
        return accepted.stream()
                .filter(Counted::byTeam)
                .filter(it -> it.path().contains(area) && it.form().id().equals(form))
                .map(Counted::receivedAt)
                .max(Instant::compareTo);
    }

    /** @return a published record in the oracle's form; empty where it says that nothing is expected and nothing is there */
    public static Optional<Map<String, Object>> of(AreaCoverage it) {
        Map<String, Object> named = new TreeMap<>();
        named.put("state", it.getState().name());
        named.put(
                "expectedReports", Optional.ofNullable(it.getExpectedReports()).orElse(0L));
        named.put("expectedPlaces", Optional.ofNullable(it.getExpectedPlaces()).orElse(0L));
        named.put("reports", it.getReports());
        named.put("places", it.getPlaces());
        named.put("teams", it.getTeams());
        named.put("conflicts", it.getConflicts());
        Optional.ofNullable(it.getLastHeard()).ifPresent(heard -> named.put("lastHeard", heard));
        return Optional.of(named).filter(all -> !isNothing(all));
    }

    private static boolean isNothing(Map<String, Object> named) {
        return named.get("expectedReports").equals(0L) && !named.containsKey("lastHeard");
    }
}
