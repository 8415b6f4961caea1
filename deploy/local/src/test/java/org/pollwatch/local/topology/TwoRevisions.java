package org.pollwatch.local.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.SeriesEntry;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Official;

/**
 * A mission as published twice, of which the second time has another limit, so that reports can be restated.
 *
 * @param revisions the oldest first
 * @param announced the official figures that were published with it
 */
public record TwoRevisions(Topics topics, List<Mission> revisions, List<Happening> announced) {

    public static TwoRevisions publish(Cluster cluster) throws IOException {
        MissionFiles first = Cluster.mission("river-2026");
        Topics topics = cluster.publish(first);
        MissionFiles second = MissionDirectory.load(later(cluster.directory("later")));
        cluster.publish(second);
        return new TwoRevisions(
                topics,
                List.of(first.mission().at(1), second.mission().at(2)),
                first.series().stream().map(TwoRevisions::announced).toList());
    }

    private static Happening announced(SeriesEntry it) {
        return new Announced(
                it.series(),
                it.area(),
                it.hour(),
                java.util.Optional.of(new Official(it.amount(), it.of(), it.percent())));
    }

    private static Path later(Path copy) throws IOException {
        Path files = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026");
        try (Stream<Path> all = Files.walk(files)) {
            all.forEach(it -> copy(it, copy.resolve(files.relativize(it).toString())));
        }
        Path checks = copy.resolve("checks.yaml");
        String before = Files.readString(checks);
        String after = before.replace("over: 100", "over: 50");
        if (after.equals(before)) {
            throw new IllegalStateException("checks.yaml has no limit of 100 to change");
        }
        Files.writeString(checks, after);
        return copy;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
