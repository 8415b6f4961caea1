package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.warehouse.Session;

/**
 * Who is missing what: each team's rows of the plan beside what has come, when it was last heard, and how many of its
 * reports are stuck. A row is due once its time is over by the log, whose time is that of the latest report: never by a
 * clock of its own.
 */
public final class ChaseUp {
    /** The columns of the table to take away. */
    public static final List<String> COLUMNS =
            List.of("team", "form", "area", "place", "expected", "due", "received", "missing", "last_heard", "stuck");

    private static final String CAME =
            "SELECT team, form, place, area, count(*) AS came FROM reports GROUP BY team, form, place, area";
    private static final String HEARD = "SELECT team, max(received_at) AS heard FROM standing GROUP BY team";
    private static final String STUCK =
            "SELECT team, count(DISTINCT report_id) AS stuck FROM refusals WHERE report_id NOT IN"
                    + " (SELECT report_id FROM standing WHERE state <> 'rejected') GROUP BY team";

    private final Mission mission;
    private final Scope scope;
    /** By team and form, since a day has many. */
    private final Map<String, List<JsonObject>> came = new HashMap<>();

    private final Map<String, JsonObject> heard = new HashMap<>();
    private final Map<String, Long> stuck = new HashMap<>();
    private final Optional<Instant> asOf;

    /** @param scope the caller's, of which the session is too */
    public ChaseUp(Session session, Mission mission, Scope scope) {
        this.mission = mission;
        this.scope = scope;
        Rows rows = new Rows(session.connection());
        rows.ask(CAME, List.of()).forEach(it -> came.computeIfAbsent(
                        key(it.getString("team"), it.getString("form")), key -> new ArrayList<>())
                .add(it));
        rows.ask(HEARD, List.of()).forEach(it -> heard.put(it.getString("team"), it));
        rows.ask(STUCK, List.of()).forEach(it -> stuck.put(it.getString("team"), it.getLong("stuck")));
        this.asOf = heard.values().stream()
                .map(it -> Instant.parse(it.getString("heard")))
                .max(Comparator.naturalOrder());
    }

    /** What one team is to report of one form about one place or area. */
    private record Task(String team, String form, String about) {}

    private static final class Progress {
        private long expected;
        private long due;
        private long received;

        long missing() {
            return Math.max(0, due - received);
        }
    }

    /** @return by team, who misses most first; with the rows that are not complete */
    public JsonObject of(String area) {
        Map<String, Map<Task, Progress>> teams = new LinkedHashMap<>();
        tasks(area).forEach((task, progress) -> teams.computeIfAbsent(task.team(), it -> new LinkedHashMap<>())
                .put(task, progress));
        List<JsonObject> all = new ArrayList<>();
        teams.forEach((team, tasks) -> all.add(team(team, tasks)));
        all.sort(Comparator.comparing((JsonObject it) -> -it.getLong("missing"))
                .thenComparing(it -> it.getString("team")));
        return new JsonObject().put("teams", new JsonArray(all));
    }

    /** @return a row for every task that is not complete, in the order of {@link #COLUMNS} */
    public List<List<Object>> table(String area) {
        List<List<Object>> rows = new ArrayList<>();
        tasks(area).forEach((task, it) -> {
            if (it.received < it.expected) {
                boolean place = mission.place(task.about()).isPresent();
                rows.add(java.util.Arrays.asList(
                        task.team(),
                        task.form(),
                        areaOf(task.about()),
                        place ? task.about() : null,
                        it.expected,
                        it.due,
                        it.received,
                        it.missing(),
                        heardAt(task.team()),
                        stuck.getOrDefault(task.team(), 0L)));
            }
        });
        return rows;
    }

    private Map<Task, Progress> tasks(String area) {
        Map<Task, Progress> tasks = new LinkedHashMap<>();
        for (PlanEntry entry : mission.plan()) {
            List<String> path = mission.areas().path(areaOf(entry.about()));
            if (entry.team().isEmpty() || !path.contains(area) || !scope.coversPath(path)) {
                continue;
            }
            Task task = new Task(entry.team().get(), entry.form(), entry.about());
            Progress progress = tasks.computeIfAbsent(task, it -> new Progress());
            progress.expected += entry.expected();
            progress.due += isDue(entry) ? entry.expected() : 0;
        }
        tasks.forEach((task, progress) -> progress.received = received(task));
        return tasks;
    }

    private boolean isDue(PlanEntry entry) {
        ZoneId zone = mission.place(entry.about()).map(mission::zoneOf).orElseGet(() -> mission.areas()
                .zone(entry.about()));
        LocalDateTime end = entry.to()
                .orElseGet(() -> mission.card().electionDay().plusDays(1).atStartOfDay());
        return asOf.map(it -> !it.isBefore(end.atZone(zone).toInstant())).orElse(false);
    }

    private static String key(String team, String form) {
        return team + "|" + form;
    }

    private long received(Task task) {
        boolean place = mission.place(task.about()).isPresent();
        return came.getOrDefault(key(task.team(), task.form()), List.of()).stream()
                .filter(it -> place
                        ? task.about().equals(it.getString("place"))
                        : it.getString("area") != null
                                && mission.areas().path(it.getString("area")).contains(task.about()))
                .mapToLong(it -> it.getLong("came"))
                .sum();
    }

    private JsonObject team(String team, Map<Task, Progress> tasks) {
        JsonArray rows = new JsonArray();
        SortedSet<String> areas = new TreeSet<>();
        Progress sum = new Progress();
        long missing = 0;
        for (Map.Entry<Task, Progress> each : tasks.entrySet()) {
            Progress it = each.getValue();
            String about = each.getKey().about();
            areas.add(areaOf(about));
            sum.expected += it.expected;
            sum.due += it.due;
            sum.received += Math.min(it.received, it.expected);
            missing += it.missing();
            if (it.received < it.expected) {
                Optional<Place> place = mission.place(about);
                rows.add(new JsonObject()
                        .put("form", each.getKey().form())
                        .put("area", areaOf(about))
                        .put("place", place.map(Place::id).orElse(null))
                        .put("placeNumber", place.map(Place::number).orElse(null))
                        .put("expected", it.expected)
                        .put("due", it.due)
                        .put("received", it.received)
                        .put("missing", it.missing()));
            }
        }
        return new JsonObject()
                .put("team", team)
                .put("areas", new JsonArray(List.copyOf(areas)))
                .put("expected", sum.expected)
                .put("due", sum.due)
                .put("received", sum.received)
                .put("missing", missing)
                .put("heardAt", heardAt(team))
                .put("stuck", stuck.getOrDefault(team, 0L))
                .put("rows", rows);
    }

    private String heardAt(String team) {
        return Optional.ofNullable(heard.get(team))
                .map(it -> it.getString("heard"))
                .orElse(null);
    }

    private String areaOf(String about) {
        return mission.place(about).map(Place::area).orElse(about);
    }
}
