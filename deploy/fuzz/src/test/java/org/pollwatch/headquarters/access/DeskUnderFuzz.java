package org.pollwatch.headquarters.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.fuzz.Requests;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.warehouse.Warehouse;

/** The real server of headquarters over a planted day, with a warehouse, and entries that are forgotten. */
final class DeskUnderFuzz implements AutoCloseable {
    private final Warehouse warehouse;
    private final RunningServer server;
    private final Requests requests;

    DeskUnderFuzz(Access access) throws Exception {
        Path directory = Files.createTempDirectory("pollwatch-fuzz");
        MissionSnapshot mission = SampleMission.of(EveryOperation.MISSION)
                .reviewedWithEast()
                .probabilitySample()
                .map(PlantedDay.map())
                .build();
        warehouse = PlantedReports.of(mission.mission()).open(directory);
        server = RunningServer.of(
                new MissionDesk(PlantedDay.boards(), () -> Optional.of(mission), Optional.of(warehouse)), access);
        requests = new Requests(server.port());
    }

    int port() {
        return server.port();
    }

    RunningServer server() {
        return server;
    }

    void take(byte[] input) throws Exception {
        requests.take(input);
        server.entries().clear();
    }

    /** @return every operation of the document, as it is asked for well, and as it is guessed at */
    List<byte[]> operations(List<String> headers) {
        List<byte[]> seeds = new ArrayList<>();
        List<String> all = new ArrayList<>(headers);
        all.add("Host: 127.0.0.1:" + port());
        all.add("Content-Type: application/json");
        all.add("Accept: text/html, application/json;q=0.5");
        all.add("Last-Event-ID: 17");
        Set<String> seen = new java.util.HashSet<>();
        EveryOperation.lines().values().forEach(line -> {
            List<RequestLine.Request> asked = new ArrayList<>(line.own());
            asked.addAll(line.foreign());
            asked.forEach(it -> {
                String first = line.method() + " " + it.path().replace(RequestLine.ROLE, "admin");
                if (seen.add(first)) {
                    seeds.add(Requests.input(first, all, it.body().orElse("")));
                }
            });
        });
        return seeds;
    }

    @Override
    public void close() throws IOException {
        requests.close();
        server.close();
        warehouse.close();
    }
}
