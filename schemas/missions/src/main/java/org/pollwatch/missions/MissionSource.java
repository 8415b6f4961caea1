package org.pollwatch.missions;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables under source/ as one mission sees them: a row whose column {@code missions} is empty is for all, another
 * one only for the missions it names.
 */
record MissionSource(Path directory, MissionFacts facts, Map<String, List<Map<String, String>>> tables) {

    private static final List<String> TABLES = List.of(
            "regions",
            "districts",
            "abroad",
            "forms",
            "questions",
            "options",
            "published",
            "contests",
            "contestants",
            "checks",
            "series",
            "cases",
            "earlier");

    /** One source per line of missions.csv, in its order. */
    static List<MissionSource> all(Path directory) {
        return CsvFile.read(directory.resolve("missions.csv")).stream()
                .map(MissionFacts::of)
                .map(facts -> of(directory, facts))
                .toList();
    }

    private static MissionSource of(Path directory, MissionFacts facts) {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            tables.put(
                    table,
                    CsvFile.read(directory.resolve(table + ".csv")).stream()
                            .filter(row -> isFor(facts.id(), row))
                            .toList());
        }
        return new MissionSource(directory, facts, Map.copyOf(tables));
    }

    List<Map<String, String>> regions() {
        return tables.get("regions");
    }

    List<Map<String, String>> districts() {
        return tables.get("districts");
    }

    List<Map<String, String>> districtsOf(String region) {
        return districts().stream()
                .filter(district -> district.get("region").equals(region))
                .toList();
    }

    /** The first so many of the cities with stations abroad. */
    List<Map<String, String>> citiesAbroad() {
        return tables.get("abroad").subList(0, facts.abroadCities());
    }

    List<Map<String, String>> forms() {
        return tables.get("forms");
    }

    List<Map<String, String>> questionsOf(String form) {
        return tables.get("questions").stream()
                .filter(question -> question.get("form").equals(form))
                .toList();
    }

    List<Map<String, String>> optionsOf(String list) {
        return tables.get("options").stream()
                .filter(option -> option.get("option_list").equals(list))
                .toList();
    }

    List<Map<String, String>> published() {
        return tables.get("published");
    }

    List<Map<String, String>> contests() {
        return tables.get("contests");
    }

    List<Map<String, String>> contestants() {
        return tables.get("contestants");
    }

    List<Map<String, String>> checks() {
        return tables.get("checks");
    }

    List<Map<String, String>> series() {
        return tables.get("series");
    }

    List<Map<String, String>> cases() {
        return tables.get("cases");
    }

    List<Map<String, String>> earlier() {
        return tables.get("earlier");
    }

    Path map() {
        return directory.resolve("map").resolve("regions-" + facts.map() + ".geojson");
    }

    Path attribution() {
        return directory.resolve("map").resolve("ATTRIBUTION.md");
    }

    /** The mission's id: the tables are too long to print. */
    @Override
    public String toString() {
        return facts.id();
    }

    private static boolean isFor(String mission, Map<String, String> row) {
        String missions = row.getOrDefault("missions", row.getOrDefault("mission", ""));
        return missions.isEmpty() || List.of(missions.split(" ", -1)).contains(mission);
    }
}
