package org.pollwatch.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.GatewayPart;
import org.pollwatch.local.service.HeadquartersPart;
import org.pollwatch.local.service.PublishedMission;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.TopologyPart;

/**
 * Broker, registry, topologies, gateway and headquarters on free ports, for a full and a limited mission; with a team
 * in each, and headquarters that can be taken away and brought back.
 */
final class RunningSet implements AutoCloseable {

    /** A full mission: it has rates. */
    static final String RIVER = "river-2026";

    /** A limited mission: it has counts only. */
    static final String LIMITED = "kz-2021";

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, Team> secondTeams = new HashMap<>();
    private final Path directory;
    private final LocalSet set;
    private final LocalSet.Base base;
    private final int port = FreePort.any(HOST);
    private final HeadquartersPart part;
    private final List<ServedMission> missions;
    private Optional<LocalSet.Running> headquarters = Optional.empty();

    private RunningSet(Path directory, List<ServedMission> missions) throws Exception {
        this.directory = directory;
        this.missions = missions;
        this.set = LocalSet.hold(
                new LocalSet.Settings(directory.resolve("set"), HOST, FreePort.any(HOST), FreePort.any(HOST)));
        this.part = new HeadquartersPart(HOST, port, missions);
        int gatewayPort = FreePort.any(HOST);
        List<LocalSet.Service> services = new ArrayList<>();
        missions.forEach(mission -> services.add(new PublishedMission(mission.files())));
        missions.forEach(mission -> services.add(new TopologyPart(mission.id(), 1)));
        services.add(new GatewayPart(HOST, gatewayPort, missions));
        this.base = set.start(services, (name, address) -> {});
        URI gateway = URI.create("http://" + HOST + ":" + gatewayPort);
        for (ServedMission mission : missions) {
            teams.put(
                    mission.id(),
                    new Team(gateway, token(mission, "B01"), mission.files().mission()));
            secondTeams.put(
                    mission.id(),
                    new Team(gateway, token(mission, "B02"), mission.files().mission()));
        }
    }

    /** Starts everything; a report posted now will count and be shown. */
    static RunningSet start() throws Exception {
        return over(folder(RIVER), folder(LIMITED));
    }

    /** @return the folder of a mission that comes with Pollwatch */
    static Path folder(String mission) {
        return Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", mission);
    }

    /** As above, over missions of one's own. */
    static RunningSet over(Path... folders) throws Exception {
        List<ServedMission> served = Stream.of(folders)
                .map(folder -> new ServedMission(folder, MissionDirectory.load(folder)))
                .toList();
        RunningSet running = new RunningSet(Files.createTempDirectory("pollwatch-browser"), served);
        running.startHeadquarters();
        return running;
    }

    private String token(ServedMission mission, String team) throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry registry = new TeamRegistry(base.bootstrap(), serdes, Topics.of(mission.id()))) {
            return registry.add(team, List.of());
        }
    }

    /** Where the page is, also while headquarters is away. */
    URI page() {
        return URI.create("http://" + HOST + ":" + port + "/");
    }

    Team team(String mission) {
        return teams.get(mission);
    }

    /** Another team of the mission, which may see the same station. */
    Team secondTeam(String mission) {
        return secondTeams.get(mission);
    }

    void stopHeadquarters() {
        headquarters.ifPresent(running -> {
            try {
                running.part().close();
            } catch (Exception failed) {
                throw new IllegalStateException("headquarters did not stop in order", failed);
            }
        });
        headquarters = Optional.empty();
    }

    void startHeadquarters() {
        headquarters = Optional.of(part.start(base));
    }

    /**
     * Starts another headquarters over the same missions, which finds out who asks.
     *
     * @param port a free one
     * @return to be closed before the set
     */
    LocalSet.Running startGuarded(int port, Supplier<Access> access) throws IOException {
        Path state = Files.createTempDirectory(directory, "guarded");
        return new HeadquartersPart(HOST, port, missions, access)
                .start(new LocalSet.Base(base.bootstrap(), base.registry(), state));
    }

    /** Returns when headquarters shows so many reports of a form in an area. */
    void awaitReports(String mission, String form, String area, long reports) {
        String question = "v1/missions/" + mission + "/rates?form=" + form + "&area=" + area;
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (InputStream answer = page().resolve(question).toURL().openStream()) {
                assertThat(json.readTree(answer)
                                .path("rates")
                                .path(0)
                                .path("reports")
                                .asLong())
                        .as("%s reports of %s in %s", form, mission, area)
                        .isEqualTo(reports);
            }
        });
    }

    @Override
    public void close() throws IOException {
        stopHeadquarters();
        set.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
