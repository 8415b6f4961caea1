package org.pollwatch.local.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.headquarters.oidc.OidcAccess;
import org.pollwatch.headquarters.oidc.OidcSettings;
import org.pollwatch.local.service.Accounts;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How headquarters finds out who asks. */
final class AccessOption {

    @Option(
            names = "--access",
            paramLabel = "open|local|oidc",
            defaultValue = "local",
            description =
                    "local: with an account of this machine, see `pollwatch account`; oidc: with one of a provider of OpenID"
                            + " Connect, or of this machine; open: everybody who reaches it, on a loopback address only"
                            + " (default: ${DEFAULT-VALUE})")
    private Way way = Way.local;

    @Option(
            names = "--hq-public-url",
            paramLabel = "URL",
            description = "where browsers find headquarters, if a proxy stands before it")
    private Optional<URI> publicUrl = Optional.empty();

    @Mixin
    private OidcOptions oidc;

    private final List<String> announcements = new ArrayList<>();

    /** The ways, as they are written. */
    enum Way {
        open,
        local,
        oidc
    }

    /**
     * The access, made when headquarters starts.
     *
     * @param accounts where local accounts are kept
     * @param command whose option this is
     * @throws CommandLine.ParameterException if the provider is not described as it must be
     */
    Supplier<Access> over(Path accounts, CommandLine command) {
        if (way != Way.oidc) {
            return () -> way == Way.open ? new OpenAccess() : local(accounts);
        }
        OidcSettings settings = oidc.settings(command);
        return () -> new OidcAccess(
                settings,
                oidc.only() ? new LocalAccess(Optional.empty(), publicUrl, Clock.systemUTC()) : local(accounts),
                Clock.systemUTC());
    }

    private LocalAccess local(Path accounts) {
        return Accounts.local(accounts, publicUrl, announcements::add);
    }

    /** What the reader must be told once headquarters has started: the first account. */
    List<String> announcements() {
        return List.copyOf(announcements);
    }
}
