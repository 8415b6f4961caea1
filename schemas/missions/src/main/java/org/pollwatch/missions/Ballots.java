package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is on the ballot: the contests, and who stands in them. */
final class Ballots {

    /** In the column {@code area}: one such contestant in every region of the mission. */
    static final String EACH_REGION = "each_region";

    private final MissionSource source;

    Ballots(MissionSource source) {
        this.source = source;
    }

    String contestsCsv() {
        List<List<String>> rows = source.contests().stream()
                .map(contest -> List.of(
                        contest.get("id"), contest.get("title_en"), contest.get("title_ru"), contest.get("title_kk")))
                .toList();
        return CsvFile.format(List.of("id", "title_en", "title_ru", "title_kk"), rows);
    }

    String contestantsCsv() {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> contestant : source.contestants()) {
            if (contestant.get("area").equals(EACH_REGION)) {
                source.regions().forEach(region -> rows.add(of(contestant, region.get("id"))));
            } else {
                rows.add(row(contestant, contestant.get("id"), contestant.get("area")));
            }
        }
        return CsvFile.format(List.of("contest", "id", "area", "name_en", "name_ru", "name_kk"), rows);
    }

    /** Ids are unique in a contest, so a region's contestant carries the region's code. */
    private static List<String> of(Map<String, String> contestant, String region) {
        String prefix = region.toLowerCase(Locale.ROOT).replace("-", "");
        return row(contestant, prefix + "_" + contestant.get("id"), region);
    }

    private static List<String> row(Map<String, String> contestant, String id, String area) {
        return List.of(
                contestant.get("contest"),
                id,
                area,
                contestant.get("name_en"),
                contestant.get("name_ru"),
                contestant.get("name_kk"));
    }
}
