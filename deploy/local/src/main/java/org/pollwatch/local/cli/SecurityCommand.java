package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.local.security.AccessRules;
import org.pollwatch.local.security.BrokerCertificate;
import org.pollwatch.local.security.SecurityDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch security ...}: certificates and rules of a secured cluster. */
@Command(
        name = "security",
        description = "Makes the certificates and the rules of a secured cluster, and renews certificates.",
        synopsisSubcommandLabel = "COMMAND")
final class SecurityCommand {

    @Spec
    private CommandSpec command;

    /** Where the files are, and how long certificates last. */
    static final class Files {
        @Parameters(index = "0", paramLabel = "DIR", description = "the directory of keys and certificates")
        private Path directory;

        @Option(
                names = "--at",
                paramLabel = "DIR",
                description = "where that directory is on the machines that use it (default: where it is here)")
        private Optional<Path> at = Optional.empty();

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "365",
                description = "how long a certificate is valid (default: ${DEFAULT-VALUE})")
        private int days;

        private Path at() {
            return at.orElse(directory.toAbsolutePath().normalize());
        }

        private SecurityDirectory open() {
            return new SecurityDirectory(directory, at(), days);
        }
    }

    @Command(
            name = "init",
            description = {
                "Makes a certificate authority, a certificate for every broker, server and service, and the settings that",
                "go with them, in DIR, for its owner alone. Then move DIR/ca off every server."
            })
    int init(
            @Mixin Files files,
            @Option(
                            names = "--brokers",
                            paramLabel = "HOST",
                            split = ",",
                            required = true,
                            description = "hosts of the brokers, as clients name them")
                    List<String> brokers,
            @Option(
                            names = "--hosts",
                            paramLabel = "HOST",
                            split = ",",
                            description = "hosts of other servers: registry, proxies before gateway and headquarters")
                    List<String> hosts)
            throws IOException {
        files.open().init(brokers, hosts == null ? List.of() : hosts);
        command.commandLine()
                .getOut()
                .println(files.directory + ": now move " + files.directory.resolve("ca")
                        + " to where no server is; only `security renew` needs it");
        return 0;
    }

    @Command(
            name = "rules",
            description = {
                "Makes the cluster's rules for one mission equal to the table in docs/security.md: writes what is missing,",
                "takes away what is too much. Readers made by `consumer add` keep theirs."
            })
    int rules(
            @Mixin BootstrapOption cluster,
            @Mixin ClientConfigOption admin,
            @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
                    String mission)
            throws IOException {
        try (Admin client = Admin.create(admin.settings().kafka(cluster.bootstrap()))) {
            AccessRules.Change change = new AccessRules(client).write(mission);
            command.commandLine()
                    .getOut()
                    .println(mission + ": " + change.total() + " rules, " + change.added() + " of them new; "
                            + change.removed() + " others taken away");
        }
        return 0;
    }

    @Command(
            name = "renew",
            description = {
                "Gives a service or a host a new key and certificate, in the file that it has. The old one stays good",
                "until its end: restart instance by instance, or, for a broker, name its id and it takes it as it runs."
            })
    int renew(
            @Mixin Files files,
            @Parameters(
                            index = "1",
                            paramLabel = "NAME",
                            description = "admin, publisher, teams, gateway, topology, headquarters," + " or a host")
                    String name,
            @Mixin BootstrapOption cluster,
            @Mixin ClientConfigOption admin,
            @Option(
                            names = "--broker",
                            paramLabel = "ID",
                            description = "the broker's node id, if it is to take it now")
                    Optional<Integer> broker)
            throws IOException {
        Path written;
        try {
            written = files.open().renew(name);
        } catch (IllegalArgumentException unknown) {
            command.commandLine().getErr().println(unknown.getMessage());
            return 1;
        }
        command.commandLine().getOut().println(written + " is new");
        if (broker.isPresent()) {
            try (Admin client = Admin.create(admin.settings().kafka(cluster.bootstrap()))) {
                new BrokerCertificate(client)
                        .reload(broker.get(), files.at().resolve("brokers").resolve(name + ".pem"));
            }
            command.commandLine().getOut().println("broker " + broker.get() + " has taken it");
        }
        return 0;
    }
}
