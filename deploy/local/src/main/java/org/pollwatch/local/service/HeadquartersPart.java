package org.pollwatch.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.local.LocalSet;

/** Headquarters over all missions of a set: page and API. */
public final class HeadquartersPart implements LocalSet.Service {

    private final String host;
    private final int port;
    private final List<ServedMission> missions;
    private final Supplier<Access> access;

    /** At one address, open to everybody on this machine. */
    public HeadquartersPart(String host, int port, List<ServedMission> missions) {
        this(host, port, missions, OpenAccess::new);
    }

    /**
     * At one address.
     *
     * @param host to listen on
     * @param port of page and API; health and metrics take a free one
     * @param missions that it shows
     * @param access how it finds out who asks
     */
    public HeadquartersPart(String host, int port, List<ServedMission> missions, Supplier<Access> access) {
        this.host = host;
        this.port = port;
        this.missions = List.copyOf(missions);
        this.access = access;
    }

    @Override
    public String name() {
        return "headquarters";
    }

    @Override
    public LocalSet.Running start(LocalSet.Base base) {
        HeadquartersSettings settings = HeadquartersSettings.defaults(
                        base.bootstrap(),
                        base.registry().toString(),
                        missions.stream().map(ServedMission::id).toList())
                .withHost(host)
                .withPorts(port, 0)
                .withWarehouse(base.state().resolve("warehouse"))
                .withPublishedFrom(missions.stream()
                        .flatMap(it -> besides(it.directory()))
                        .distinct()
                        .toList());
        Headquarters headquarters = Headquarters.start(settings, access.get());
        return new LocalSet.Running("http://" + host + ":" + headquarters.port() + "/", headquarters);
    }

    /** The missions in the same folder, its own included: what earlier ones published is shown for comparison. */
    private static Stream<Path> besides(Path mission) {
        try (Stream<Path> all = Files.list(mission.toAbsolutePath().getParent())) {
            List<Path> found = all.filter(it -> Files.isRegularFile(it.resolve("mission.yaml")))
                    .sorted()
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
