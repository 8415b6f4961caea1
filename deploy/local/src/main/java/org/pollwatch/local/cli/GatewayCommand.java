package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.http.ConnectionLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch gateway}: the HTTP edge alone. It keeps nothing but sealed attachments, where it is told to. */
@Command(name = "gateway", description = "Runs the gateway for observers alone, against a running cluster.")
final class GatewayCommand implements Callable<Integer> {

    static final int USUAL_PORT = 8080;

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
            description = "a mission to take reports for; may be given several times")
    private List<String> missions = new ArrayList<>();

    @Option(names = "--gateway-port", paramLabel = "PORT", description = "its port (default: " + USUAL_PORT + ")")
    private Optional<Integer> port = Optional.empty();

    @Mixin
    private ManagementOptions management;

    @Mixin
    private ReachOptions reach;

    @Mixin
    private CertificateOption certificate;

    @Option(
            names = "--attachments",
            paramLabel = "DIR",
            description = "where sealed notes and pictures are kept; several gateways may share it (default: none are"
                    + " taken)")
    private Optional<Path> attachments = Optional.empty();

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            description = "connections from one address; a proxy is one address (default: 2000)")
    private Optional<Integer> perAddress = Optional.empty();

    @Override
    public Integer call() throws InterruptedException, IOException {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--gateway-port", port, USUAL_PORT);
        GatewaySettings usual = reach.changes()
                .apply(GatewaySettings.of(cluster.bootstrap(), cluster.registry(), missions)
                        .at(host.host(), chosen, management.port())
                        .with(cluster.secured()));
        GatewaySettings limited = perAddress
                .map(ConnectionLimits.defaults()::perAddress)
                .map(usual::with)
                .orElse(usual);
        GatewaySettings settings = certificate.file().map(limited::shownBy).orElse(limited);
        Gateway gateway =
                Gateway.start(attachments.map(settings::keepingAttachmentsIn).orElse(settings));
        UntilStopped.closeAtTheEnd(gateway, () -> {});
        out.println("gateway  " + certificate.scheme() + "://" + host.host() + ":" + gateway.port() + "/v1");
        out.println("health   http://" + host.host() + ":" + gateway.managementPort() + "/");
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
