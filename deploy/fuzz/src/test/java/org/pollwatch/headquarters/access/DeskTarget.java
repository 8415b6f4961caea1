package org.pollwatch.headquarters.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.fuzz.Requests;
import org.pollwatch.fuzz.Target;

/** Whole requests to headquarters, by somebody who may do everything. */
public final class DeskTarget implements Target {
    private static final String ROOT = "/v1/missions/" + EveryOperation.MISSION;

    private final DeskUnderFuzz desk = new DeskUnderFuzz(new OpenAccess());

    public DeskTarget() throws Exception {}

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(desk.operations(List.of()));
        List<String> host = List.of("Host: 127.0.0.1:" + desk.port());
        for (String path : List.of(
                "/",
                "/page/store.js",
                "/vendor/lit/index.js",
                "/contract/openapi.yaml",
                "/public/%2e%2e/aa-2022",
                ROOT + "/reports?around=" + EveryOperation.OWN_REPORT + "&limit=5&state=all&form=voting",
                ROOT + "/analysis?form=voting&question=voters_added&by=area&by=hour&bins=5&level=region",
                ROOT + "/arrivals?form=voting&area=AA-1")) {
            seeds.add(Requests.input("GET " + path, host, ""));
        }
        return seeds;
    }

    @Override
    public void take(byte[] input) throws Exception {
        desk.take(input);
    }

    @Override
    public int weight() {
        return 8;
    }

    @Override
    public void close() throws IOException {
        desk.close();
    }
}
