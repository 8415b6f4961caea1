package org.pollwatch.local.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where health and metrics are had: a port that need not be reachable for those whom the service serves. */
final class ManagementOptions {

    @Option(
            names = "--management-host",
            paramLabel = "ADDRESS",
            description = "the topology's address of health and metrics (default: this machine only); gateway and"
                    + " headquarters have it at their own --host")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "the port of health and metrics (default: any free one, printed at start)")
    private int port;

    int port() {
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.orElse("127.0.0.1"), port);
    }
}
