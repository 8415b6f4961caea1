package org.pollwatch.missions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the directories of the Kazakhstan missions from the tables under source/. The same source gives the same
 * bytes; nothing is taken from the clock, the machine or a random generator.
 */
public final class MissionGenerator {

    private static final List<String> PUBLISHED_HEADER = List.of(
            "mission",
            "phase",
            "indicator",
            "form",
            "measure",
            "reproduced_by",
            "computes",
            "numerator",
            "numerator_min",
            "numerator_max",
            "denominator",
            "percent",
            "base",
            "assumed_base",
            "origin",
            "unit",
            "replay_flagged",
            "replay_applicable",
            "where",
            "wording",
            "note");

    private static final List<String> EARLIER_HEADER = List.of("mission", "earlier_area", "area", "note");

    private final Path sourceDirectory;
    private final Path target;

    /**
     * @param sourceDirectory the directory with missions.csv and the other tables
     * @param target the directory that holds one directory per mission
     */
    public MissionGenerator(Path sourceDirectory, Path target) {
        this.sourceDirectory = sourceDirectory;
        this.target = target;
    }

    /**
     * Run in schemas/missions, or name the source directory and the directory to write to.
     *
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments.length > 0 ? arguments[0] : "source");
        Path target = Path.of(arguments.length > 1 ? arguments[1] : ".");
        new MissionGenerator(source, target).writeAll();
    }

    /**
     * Writes every mission of missions.csv.
     *
     * @throws IOException when a file cannot be written
     */
    public void writeAll() throws IOException {
        for (MissionSource source : MissionSource.all(sourceDirectory)) {
            write(source, target.resolve(source.facts().id()));
        }
    }

    private static void write(MissionSource source, Path directory) throws IOException {
        Path forms = Files.createDirectories(directory.resolve("forms"));
        Files.writeString(directory.resolve("mission.yaml"), missionYaml(source.facts()));
        Files.writeString(directory.resolve("areas.csv"), new Areas(source).csv());
        Files.writeString(directory.resolve("places.csv"), new Places(source).csv());
        Files.writeString(directory.resolve("teams.csv"), new Teams(source).csv());
        Files.writeString(directory.resolve("published.csv"), publishedCsv(source));
        Files.writeString(directory.resolve("contests.csv"), new Ballots(source).contestsCsv());
        Files.writeString(directory.resolve("contestants.csv"), new Ballots(source).contestantsCsv());
        Files.writeString(directory.resolve("checks.yaml"), new ChecksYaml(source).yaml());
        writeWhatIsThere(source, directory);
        Files.write(directory.resolve("regions.geojson"), Files.readAllBytes(source.map()));
        Files.write(directory.resolve("ATTRIBUTION.md"), Files.readAllBytes(source.attribution()));
        for (Map<String, String> form : source.forms()) {
            Files.writeString(forms.resolve(form.get("form") + ".yaml"), new FormYaml(source).yaml(form));
        }
    }

    /** A mission that observed nothing has no plan, one whose report names no case has no cases, and so on. */
    private static void writeWhatIsThere(MissionSource source, Path directory) throws IOException {
        Plan plan = new Plan(source);
        if (!plan.isEmpty()) {
            Files.writeString(directory.resolve("plan.csv"), plan.csv());
        }
        if (!source.series().isEmpty()) {
            Files.writeString(directory.resolve("series.csv"), new Announced(source).seriesCsv());
        }
        if (!source.cases().isEmpty()) {
            Files.writeString(directory.resolve("cases.csv"), new Announced(source).casesCsv());
        }
        if (!source.earlier().isEmpty()) {
            Files.writeString(directory.resolve("earlier.csv"), earlierCsv(source));
        }
    }

    private static String missionYaml(MissionFacts facts) {
        return """
                # Generated from schemas/missions/source; change it there.
                # A reconstruction: national figures as printed; stations, hours and regions synthetic.
                id: %s
                title: %s
                electionDay: %s
                observation: %s
                timeZone: Asia/Almaty
                minimumReports: 5
                partnerFeed: released
                reconstruction: true
                """
                .formatted(facts.id(), facts.title().toYaml(), facts.electionDay(), facts.observation());
    }

    private static String earlierCsv(MissionSource source) {
        List<List<String>> rows = source.earlier().stream()
                .map(row -> EARLIER_HEADER.stream().map(row::get).toList())
                .toList();
        return CsvFile.format(EARLIER_HEADER, rows);
    }

    private static String publishedCsv(MissionSource source) {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> row : source.published()) {
            rows.add(PUBLISHED_HEADER.stream().map(row::get).toList());
        }
        return CsvFile.format(PUBLISHED_HEADER, rows);
    }
}
