package org.pollwatch.missions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tables under source/ as one mission sees them: a row whose column {@code missions} is empty is for all, another
 * one only for the missions it names.
 */
record MissionSource(Path directory, MissionFacts facts) {

    /** One source per line of missions.csv, in its order. */
    static List<MissionSource> all(Path directory) {
        return CsvFile.read(directory.resolve("missions.csv")).stream()
                .map(row -> new MissionSource(directory, MissionFacts.of(row)))
                .toList();
    }

    List<Map<String, String>> regions() {
        return rows("regions.csv");
    }

    List<Map<String, String>> districts() {
        return rows("districts.csv");
    }

    List<Map<String, String>> districtsOf(String region) {
        return districts().stream()
                .filter(district -> district.get("region").equals(region))
                .toList();
    }

    /** The first so many of the cities with stations abroad. */
    List<Map<String, String>> citiesAbroad() {
        return rows("abroad.csv").subList(0, facts.abroadCities());
    }

    List<Map<String, String>> forms() {
        return rows("forms.csv");
    }

    List<Map<String, String>> questionsOf(String form) {
        return rows("questions.csv").stream()
                .filter(question -> question.get("form").equals(form))
                .toList();
    }

    List<Map<String, String>> optionsOf(String list) {
        return rows("options.csv").stream()
                .filter(option -> option.get("option_list").equals(list))
                .toList();
    }

    List<Map<String, String>> published() {
        return CsvFile.read(directory.resolve("published.csv")).stream()
                .filter(row -> row.get("mission").equals(facts.id()))
                .toList();
    }

    Path map() {
        return directory.resolve("map").resolve("regions-" + facts.map() + ".geojson");
    }

    Path attribution() {
        return directory.resolve("map").resolve("ATTRIBUTION.md");
    }

    private List<Map<String, String>> rows(String file) {
        return CsvFile.read(directory.resolve(file)).stream()
                .filter(this::isMine)
                .toList();
    }

    private boolean isMine(Map<String, String> row) {
        String missions = row.getOrDefault("missions", "");
        return missions.isEmpty() || List.of(missions.split(" ", -1)).contains(facts.id());
    }
}
