package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pollwatch.contract.ClientSettings;
import picocli.CommandLine.Option;

/** As whom, and how encrypted. */
final class ClientConfigOption {

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Kafka's own client properties, for a secured cluster: security.protocol, ssl.*, sasl.*, and"
                    + " schema.registry.* for the registry (default: no name, no encryption)")
    private Optional<Path> file = Optional.empty();

    /** @throws IOException if the file cannot be read */
    ClientSettings settings() throws IOException {
        return file.isPresent() ? ClientSettings.read(file.get()) : ClientSettings.NONE;
    }
}
