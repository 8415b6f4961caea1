package org.pollwatch.local.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pollwatch.local.security.CertificateAuthority.Wanted;

/**
 * What a secured installation is made of, as files:
 *
 * <pre>
 * ca/                          the authority's key and its password: to be kept off every server
 * ca.pem                       its certificate, for everybody
 * brokers/HOST.pem             key and certificate of a broker, with HOST.properties for its configuration
 * servers/HOST.pem             of another server: registry, proxy before the gateway or headquarters
 * clients/gateway.pem          of a service, with gateway.properties for --client-config
 * </pre>
 */
public final class SecurityDirectory {
    private final Path directory;
    private final Path at;
    private final int days;

    /**
     * @param directory where the files are written
     * @param at where they will be on the machines that use them
     * @param days how long a certificate is valid
     */
    public SecurityDirectory(Path directory, Path at, int days) {
        this.directory = directory;
        this.at = at;
        this.days = days;
    }

    /**
     * Makes everything.
     *
     * @param brokers hosts of brokers
     * @param servers hosts of other servers
     * @throws IOException if it cannot be written, or an authority is there already
     */
    public void init(List<String> brokers, List<String> servers) throws IOException {
        if (Files.exists(directory.resolve("ca"))) {
            throw new IOException(directory
                    + ": expected no certificate authority yet; `security renew` renews one of its" + " certificates");
        }
        OwnerOnly.directory(directory);
        CertificateAuthority authority = CertificateAuthority.create(directory.resolve("ca"));
        Files.writeString(directory.resolve("ca.pem"), authority.certificate());
        for (String part : List.of("brokers", "servers", "clients")) {
            OwnerOnly.directory(directory.resolve(part));
        }
        for (String host : brokers) {
            OwnerOnly.write(pem("brokers", host), authority.issue(broker(host)));
            String settings = new SecuredSettings(at).broker(at.resolve("brokers/" + host + ".pem"));
            OwnerOnly.write(directory.resolve("brokers/" + host + ".properties"), settings);
        }
        for (String host : servers) {
            OwnerOnly.write(pem("servers", host), authority.issue(server(host)));
        }
        for (ServicePrincipal principal : ServicePrincipal.values()) {
            OwnerOnly.write(pem("clients", principal.word()), authority.issue(client(principal)));
            String settings = new SecuredSettings(at).client(at.resolve("clients/" + principal.word() + ".pem"));
            OwnerOnly.write(directory.resolve("clients/" + principal.word() + ".properties"), settings);
        }
    }

    /**
     * Gives one a new key and certificate, in the file that it has. The old certificate stays good until its end.
     *
     * @param name a service's word, or a host
     * @return the file
     * @throws IllegalArgumentException if there is no such one here
     * @throws IOException if the authority is not here, or the file cannot be written
     */
    public Path renew(String name) throws IOException {
        CertificateAuthority authority = CertificateAuthority.open(directory.resolve("ca"));
        Path client = pem("clients", name);
        if (Files.exists(client)) {
            OwnerOnly.write(
                    client, authority.issue(client(ServicePrincipal.of(name).orElseThrow())));
            return client;
        }
        Path broker = pem("brokers", name);
        if (Files.exists(broker)) {
            OwnerOnly.write(broker, authority.issue(broker(name)));
            return broker;
        }
        Path server = pem("servers", name);
        if (Files.exists(server)) {
            OwnerOnly.write(server, authority.issue(server(name)));
            return server;
        }
        throw new IllegalArgumentException(name + ": expected a service or a host that has a file in " + directory);
    }

    private Path pem(String part, String name) {
        return directory.resolve(part).resolve(name + ".pem");
    }

    private Wanted broker(String host) {
        return new Wanted(ServicePrincipal.BROKER, List.of(host), true, days);
    }

    private Wanted server(String host) {
        return new Wanted(host, List.of(host), false, days);
    }

    private Wanted client(ServicePrincipal principal) {
        return new Wanted(principal.commonName(), List.of(), true, days);
    }
}
