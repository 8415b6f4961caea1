package org.pollwatch.headquarters;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.ClientSettings;

/**
 * How headquarters runs. {@link #defaults} works on a laptop; the {@code with...} methods change one thing each.
 *
 * @param host address to listen on; only this machine may connect unless it is told otherwise
 * @param port of the page and the API; 0 for any free one
 * @param managementPort of health and metrics; 0 for any free one
 * @param bootstrap the brokers, HOST:PORT with commas between
 * @param registryUrl the registry's Confluent API
 * @param missions the ids of the missions served
 * @param publishedFrom directories of missions whose printed figures are shown for comparison
 * @param page directory that the page is read from instead of the class path, while somebody works on it
 * @param warehouse directory for the reports in a local database, which may be deleted at any time; a temporary one where
 *     none is given
 * @param startTimeout how long reading the topics may stand still at start; a long log takes as long as it takes
 * @param client how to speak to a secured cluster and its registry
 * @param certificate its key and certificate, in one PEM file; plain HTTP where empty
 */
public record HeadquartersSettings(
        String host,
        int port,
        int managementPort,
        String bootstrap,
        String registryUrl,
        List<String> missions,
        List<Path> publishedFrom,
        Optional<Path> page,
        Optional<Path> warehouse,
        Duration startTimeout,
        ClientSettings client,
        Optional<Path> certificate) {
    private static final int DEFAULT_PORT = 8090;
    private static final int DEFAULT_MANAGEMENT_PORT = 8091;
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException with one line per fault */
    public HeadquartersSettings {
        missions = List.copyOf(missions);
        publishedFrom = List.copyOf(publishedFrom);
        List<String> faults = new ArrayList<>();
        check(!host.isBlank(), "host: expected a name or an address", faults);
        check(isPort(port), "port: expected 0 to 65535, was " + port, faults);
        check(isPort(managementPort), "management port: expected 0 to 65535, was " + managementPort, faults);
        check(port == 0 || port != managementPort, "management port: expected another than the port", faults);
        check(!bootstrap.isBlank(), "bootstrap: expected HOST:PORT", faults);
        check(isHttp(registryUrl), "registry: expected an http or https URL", faults);
        check(!missions.isEmpty(), "missions: expected at least one id", faults);
        check(new HashSet<>(missions).size() == missions.size(), "missions: expected each id once", faults);
        publishedFrom.forEach(
                it -> check(Files.isDirectory(it), "published from: expected a mission's directory: " + it, faults));
        page.ifPresent(it -> check(Files.isDirectory(it), "page: expected a directory: " + it, faults));
        certificate.ifPresent(
                it -> check(Files.isReadable(it), "certificate: expected a file that can be read: " + it, faults));
        check(startTimeout.toMillis() > 0, "start timeout: expected more than 0", faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static boolean isPort(int port) {
        return port >= 0 && port <= HIGHEST_PORT;
    }

    private static boolean isHttp(String url) {
        try {
            String scheme = URI.create(url).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public static HeadquartersSettings defaults(String bootstrap, String registryUrl, List<String> missions) {
        return new HeadquartersSettings(
                "127.0.0.1",
                DEFAULT_PORT,
                DEFAULT_MANAGEMENT_PORT,
                bootstrap,
                registryUrl,
                missions,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(2),
                ClientSettings.NONE,
                Optional.empty());
    }

    public HeadquartersSettings withHost(String changed) {
        return new HeadquartersSettings(
                changed,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                page,
                warehouse,
                startTimeout,
                client,
                certificate);
    }

    public HeadquartersSettings withPorts(int changed, int changedManagement) {
        return new HeadquartersSettings(
                host,
                changed,
                changedManagement,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                page,
                warehouse,
                startTimeout,
                client,
                certificate);
    }

    public HeadquartersSettings withPublishedFrom(List<Path> changed) {
        return new HeadquartersSettings(
                host,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                changed,
                page,
                warehouse,
                startTimeout,
                client,
                certificate);
    }

    public HeadquartersSettings withPage(Path changed) {
        return new HeadquartersSettings(
                host,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                Optional.of(changed),
                warehouse,
                startTimeout,
                client,
                certificate);
    }

    public HeadquartersSettings withWarehouse(Path changed) {
        return new HeadquartersSettings(
                host,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                page,
                Optional.of(changed),
                startTimeout,
                client,
                certificate);
    }

    public HeadquartersSettings with(ClientSettings changed) {
        return new HeadquartersSettings(
                host,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                page,
                warehouse,
                startTimeout,
                changed,
                certificate);
    }

    /** Speaks TLS with browsers, or with the proxy before it. */
    public HeadquartersSettings withCertificate(Path changed) {
        return new HeadquartersSettings(
                host,
                port,
                managementPort,
                bootstrap,
                registryUrl,
                missions,
                publishedFrom,
                page,
                warehouse,
                startTimeout,
                client,
                Optional.of(changed));
    }
}
