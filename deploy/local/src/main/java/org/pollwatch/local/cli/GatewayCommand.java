package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.sms.SmsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch gateway}: the HTTP edge alone. It keeps nothing. */
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

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "where phones reach it through a proxy, for the addresses in ODK Collect's lists"
                    + " (default: as each request names it)")
    private Optional<URI> publicUrl = Optional.empty();

    @Option(
            names = "--sms",
            paramLabel = "FILE",
            description = "turns SMS on: secrets of providers and phones of teams, see docs/sms.md (default: off)")
    private Optional<Path> sms = Optional.empty();

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--gateway-port", port, USUAL_PORT);
        GatewaySettings settings = GatewaySettings.of(cluster.bootstrap(), cluster.registry(), missions)
                .at(host.host(), chosen, 0);
        GatewaySettings reached = publicUrl.map(settings::publicAt).orElse(settings);
        Gateway gateway = Gateway.start(sms.isPresent() ? reached.with(SmsSettings.read(sms.get())) : reached);
        UntilStopped.closeAtTheEnd(gateway, () -> {});
        out.println("gateway  http://" + host.host() + ":" + gateway.port() + "/v1");
        out.println("health   http://" + host.host() + ":" + gateway.managementPort() + "/");
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
