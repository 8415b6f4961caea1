package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pseudonymous teams, each in one region; every region has one, the rest go by the number of its stations. */
final class Teams {

    private final MissionSource source;

    Teams(MissionSource source) {
        this.source = source;
    }

    String csv() {
        List<Map<String, String>> regions = source.regions();
        int teams = source.facts().teams();
        List<Long> weights = regions.stream()
                .map(region -> Long.valueOf(region.get("stations")))
                .toList();
        boolean oneEach = teams >= regions.size();
        List<Long> counts = Apportionment.split(oneEach ? teams - regions.size() : teams, weights);
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < regions.size(); index++) {
            long count = counts.get(index) + (oneEach ? 1 : 0);
            for (long team = 0; team < count; team++) {
                rows.add(List.of(
                        "T%03d".formatted(rows.size() + 1), regions.get(index).get("id")));
            }
        }
        return CsvFile.format(List.of("code", "areas"), rows);
    }
}
