package org.pollwatch.missions;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many reports each team is expected to send: of each form as many as the mission's report says it made. Regions
 * share them by their number of stations or commissions; a team is at one opening and at one count.
 */
final class Plan {

    private static final List<String> HEADER = List.of("team", "form", "place", "area", "from", "to", "expected");

    /** When a form is expected, by the local clock; an end before the start is on the next day. */
    private enum Window {
        OPENING("06:30", "08:00"),
        VOTING("07:00", "20:00"),
        COUNTING("20:00", "03:00"),
        TABULATION("20:00", "12:00");

        private final LocalTime from;
        private final LocalTime to;

        Window(String from, String to) {
            this.from = LocalTime.parse(from);
            this.to = LocalTime.parse(to);
        }

        boolean isOnceForATeam() {
            return this == OPENING || this == COUNTING;
        }

        String form() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MissionSource source;
    private final Map<String, List<String>> teamsByRegion;

    Plan(MissionSource source) {
        this.source = source;
        this.teamsByRegion = new Teams(source).byRegion();
    }

    /** @return whether anything was observed systematically; of what was not, nothing is expected */
    boolean isEmpty() {
        return Arrays.stream(Window.values()).allMatch(window -> expected(window.form()) == 0);
    }

    String csv() {
        List<List<String>> rows = new ArrayList<>();
        for (Window window : Window.values()) {
            rows.addAll(rows(window));
        }
        return CsvFile.format(HEADER, rows);
    }

    private List<List<String>> rows(Window window) {
        List<String> regions = List.copyOf(teamsByRegion.keySet());
        Map<String, Long> places = placesByRegion(window);
        List<Long> weights = regions.stream().map(places::get).toList();
        List<Long> caps = window.isOnceForATeam()
                ? regions.stream()
                        .map(region -> (long) teamsByRegion.get(region).size())
                        .toList()
                : weights;
        List<Long> shares = Apportionment.split(expected(window.form()), weights, caps);
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < regions.size(); index++) {
            rows.addAll(rows(window, regions.get(index), shares.get(index)));
        }
        return rows;
    }

    private List<List<String>> rows(Window window, String region, long share) {
        List<String> teams = teamsByRegion.get(region);
        LocalDate day = LocalDate.parse(source.facts().electionDay());
        LocalDateTime from = day.atTime(window.from);
        LocalDateTime to = day.plusDays(window.to.isBefore(window.from) ? 1 : 0).atTime(window.to);
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < teams.size(); index++) {
            long each = share / teams.size() + (index < share % teams.size() ? 1 : 0);
            if (each > 0) {
                rows.add(List.of(
                        teams.get(index),
                        window.form(),
                        "",
                        region,
                        from.toString(),
                        to.toString(),
                        Long.toString(each)));
            }
        }
        return rows;
    }

    /** The reports of the form that the mission sent, as printed or, where only places are printed, as assumed. */
    private long expected(String form) {
        return List.of("reports", "places_reported").stream()
                .flatMap(computes -> source.published().stream()
                        .filter(row -> row.get("form").equals(form))
                        .filter(row -> row.get("computes").equals(computes)))
                .mapToLong(row -> Long.parseLong(row.get("replay_flagged")))
                .findFirst()
                .orElse(0);
    }

    private Map<String, Long> placesByRegion(Window window) {
        if (window == Window.TABULATION) {
            Map<String, Long> commissions = new LinkedHashMap<>();
            source.regions().forEach(region -> commissions.put(region.get("id"), commissionsIn(region.get("id"))));
            return commissions;
        }
        return new Stations(source)
                .domestic().stream().collect(Collectors.groupingBy(Station::region, Collectors.counting()));
    }

    private long commissionsIn(String region) {
        return 1
                + source.districtsOf(region).stream()
                        .filter(district -> district.get("commission").equals("yes"))
                        .count();
    }
}
