package org.pollwatch.local.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.local.service.Accounts;
import picocli.CommandLine.Option;

/** How headquarters finds out who asks. */
final class AccessOption {

    @Option(
            names = "--access",
            paramLabel = "open|local",
            defaultValue = "local",
            description =
                    "local: with an account of this machine, see `pollwatch account`; open: everybody who reaches it,"
                            + " on a loopback address only (default: ${DEFAULT-VALUE})")
    private Way way = Way.local;

    @Option(
            names = "--hq-public-url",
            paramLabel = "URL",
            description = "where browsers find headquarters, if a proxy stands before it")
    private Optional<URI> publicUrl = Optional.empty();

    private final List<String> announcements = new ArrayList<>();

    /** The ways, as they are written. */
    enum Way {
        open,
        local
    }

    /**
     * The access, made when headquarters starts.
     *
     * @param accounts where local accounts are kept
     */
    Supplier<Access> over(Path accounts) {
        return () -> way == Way.open ? new OpenAccess() : Accounts.local(accounts, publicUrl, announcements::add);
    }

    /** What the reader must be told once headquarters has started: the first account. */
    List<String> announcements() {
        return List.copyOf(announcements);
    }
}
