package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch headquarters}: the live view alone. It keeps nothing; its logs go to the launcher's directory. */
@Command(name = "headquarters", description = "Runs the page and its API alone, against a running cluster.")
final class HeadquartersCommand implements Callable<Integer> {

    static final int USUAL_PORT = 8090;

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private HostOption host;

    @Option(
            names = "--mission",
            paramLabel = "ID",
            split = ",",
            required = true,
            description = "a mission to show; may be given several times")
    private List<String> missions = new ArrayList<>();

    @Mixin
    private AccessOption access;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "where its local accounts are kept (default: accounts.json in the launcher's directory)")
    private Optional<Path> accounts = Optional.empty();

    @Option(names = "--hq-port", paramLabel = "PORT", description = "its port (default: " + USUAL_PORT + ")")
    private Optional<Integer> port = Optional.empty();

    @Mixin
    private CertificateOption certificate;

    @Mixin
    private ManagementOptions management;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description =
                    "where its copy of the reports is kept, which may be deleted at any time (default: a temporary"
                            + " directory)")
    private Optional<Path> warehouse = Optional.empty();

    @Override
    public Integer call() throws InterruptedException, IOException {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--hq-port", port, USUAL_PORT);
        HeadquartersSettings plain = HeadquartersSettings.defaults(cluster.bootstrap(), cluster.registry(), missions)
                .withHost(host.host())
                .withPorts(chosen, management.port())
                .with(cluster.secured());
        HeadquartersSettings settings =
                certificate.file().map(plain::withCertificate).orElse(plain);
        Headquarters headquarters = Headquarters.start(
                warehouse.map(settings::withWarehouse).orElse(settings),
                access.over(accounts.orElseGet(() -> DataOption.home().resolve("accounts.json")), command.commandLine())
                        .get());
        UntilStopped.closeAtTheEnd(headquarters, () -> {});
        out.println("headquarters  " + certificate.scheme() + "://" + host.host() + ":" + headquarters.port() + "/");
        out.println("health        http://" + host.host() + ":" + headquarters.managementPort() + "/");
        access.announcements().forEach(out::println);
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
