package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a service speaks TLS with those whom it serves. */
final class CertificateOption {

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "key and certificate of this host, in PEM: it speaks TLS then, with browsers or with the proxy"
                            + " before it (default: plain HTTP)")
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }

    /** @return the scheme of the service's address */
    String scheme() {
        return file.isPresent() ? "https" : "http";
    }
}
