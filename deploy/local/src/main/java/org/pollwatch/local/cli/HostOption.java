package org.pollwatch.local.cli;

import picocli.CommandLine.Option;

/** The address that services listen on. */
final class HostOption {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen on (default: ${DEFAULT-VALUE}, this machine only)")
    private String host;

    String host() {
        return host;
    }
}
