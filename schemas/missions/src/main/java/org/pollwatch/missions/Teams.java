package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pseudonymous teams, each in one region; every region has one, the rest go by the number of its stations. */
final class Teams {

    private final MissionSource source;

    Teams(MissionSource source) {
        this.source = source;
    }

    String csv() {
        List<List<String>> rows = new ArrayList<>();
        byRegion().forEach((region, teams) -> teams.forEach(team -> rows.add(List.of(team, region))));
        return CsvFile.format(List.of("code", "areas"), rows);
    }

    /** The codes of the teams of each region, both in the order of the source. */
    Map<String, List<String>> byRegion() {
        List<Map<String, String>> regions = source.regions();
        int teams = source.facts().teams();
        List<Long> weights = regions.stream()
                .map(region -> Long.valueOf(region.get("stations")))
                .toList();
        boolean oneEach = teams >= regions.size();
        List<Long> counts = Apportionment.split(oneEach ? teams - regions.size() : teams, weights);
        Map<String, List<String>> teamsByRegion = new LinkedHashMap<>();
        int code = 0;
        for (int index = 0; index < regions.size(); index++) {
            long count = counts.get(index) + (oneEach ? 1 : 0);
            List<String> codes = new ArrayList<>();
            for (long team = 0; team < count; team++) {
                code++;
                codes.add("T%03d".formatted(code));
            }
            teamsByRegion.put(regions.get(index).get("id"), codes);
        }
        return teamsByRegion;
    }
}
