package org.pollwatch.local.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.sms.SmsSettings;
import picocli.CommandLine.Option;

/** How phones and providers of SMS reach a gateway. */
final class ReachOptions {

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "where phones reach the gateway through a proxy, for the addresses in ODK Collect's lists and"
                    + " for what providers of SMS sign (default: as each request names it)")
    private Optional<URI> publicUrl = Optional.empty();

    @Option(
            names = "--sms",
            paramLabel = "FILE",
            description = "turns SMS on: secrets of providers and phones of teams, see docs/sms.md (default: off)")
    private Optional<Path> sms = Optional.empty();

    /**
     * @return what they change of a gateway's settings
     * @throws IOException if the file of --sms cannot be read
     */
    UnaryOperator<GatewaySettings> changes() throws IOException {
        Optional<SmsSettings> read = sms.isPresent() ? Optional.of(SmsSettings.read(sms.get())) : Optional.empty();
        return settings -> {
            GatewaySettings reached = publicUrl.map(settings::publicAt).orElse(settings);
            return read.map(reached::with).orElse(reached);
        };
    }
}
