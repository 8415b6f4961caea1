package org.pollwatch.local.service;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.local.LocalSet;

/** The whole of Pollwatch on one machine, from the broker to the page, for some missions. */
public final class WholeSet implements AutoCloseable {

    private static final int THREADS = 2;

    private final LocalSet set;
    private final Settings settings;

    private WholeSet(LocalSet set, Settings settings) {
        this.set = set;
        this.settings = settings;
    }

    /**
     * What runs, and where.
     *
     * @param base directory, address, ports of broker and registry
     * @param gatewayPort for observers
     * @param headquartersPort for page and API
     * @param missions that are served
     * @param gateway what else the gateway is told
     * @param access how headquarters finds out who asks
     */
    public record Settings(
            LocalSet.Settings base,
            int gatewayPort,
            int headquartersPort,
            List<ServedMission> missions,
            UnaryOperator<GatewaySettings> gateway,
            Supplier<Access> access) {
        public Settings {
            missions = List.copyOf(missions);
        }

        /** A gateway as usual, and headquarters open to everybody on this machine. */
        public Settings(LocalSet.Settings base, int gatewayPort, int headquartersPort, List<ServedMission> missions) {
            this(base, gatewayPort, headquartersPort, missions, UnaryOperator.identity(), OpenAccess::new);
        }

        /** The same with more told to the gateway. */
        public Settings withGateway(UnaryOperator<GatewaySettings> further) {
            return new Settings(base, gatewayPort, headquartersPort, missions, further, access);
        }

        /** The same with another way to find out who asks headquarters. */
        public Settings withAccess(Supplier<Access> changed) {
            return new Settings(base, gatewayPort, headquartersPort, missions, gateway, changed);
        }
    }

    /**
     * Holds the data directory; nothing is started yet.
     *
     * @param settings what runs, and where
     * @return to be started, and closed
     * @throws IllegalStateException when another set holds the directory
     */
    public static WholeSet hold(Settings settings) {
        return new WholeSet(LocalSet.hold(settings.base()), settings);
    }

    /**
     * Starts everything. Returns when a report posted now will count.
     *
     * @param announce told the name and the address of each part that is ready
     * @return what the services connect to
     * @throws Exception the first failure; everything is stopped then
     */
    public LocalSet.Base start(BiConsumer<String, String> announce) throws Exception {
        String host = settings.base().host();
        List<ServedMission> missions = settings.missions();
        List<LocalSet.Service> services = new ArrayList<>();
        missions.forEach(mission -> services.add(new PublishedMission(mission.files())));
        services.add(new GatewayPart(host, settings.gatewayPort(), missions, settings.gateway()));
        services.add(new HeadquartersPart(host, settings.headquartersPort(), missions, settings.access()));
        // Last, for it may be a day behind: meanwhile phones report, and the desk shows how far it is.
        missions.forEach(mission -> services.add(new TopologyPart(mission.id(), THREADS)));
        return set.start(services, announce);
    }

    /** Where observers send their reports. */
    public URI gateway() {
        return URI.create("http://" + settings.base().host() + ":" + settings.gatewayPort());
    }

    /** Where the page is. */
    public URI headquarters() {
        return URI.create("http://" + settings.base().host() + ":" + settings.headquartersPort());
    }

    @Override
    public void close() {
        set.close();
    }
}
