package org.pollwatch.local.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.headquarters.oidc.OidcSettings;
import org.pollwatch.headquarters.oidc.RoleMapping;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The provider of OpenID Connect, for {@code --access oidc}; see docs/access.md. */
final class OidcOptions {

    private static final String SECRET = "POLLWATCH_OIDC_CLIENT_SECRET";

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "the provider's address, below which .well-known/openid-configuration lies")
    private Optional<URI> issuer = Optional.empty();

    @Option(
            names = "--oidc-client-id",
            paramLabel = "NAME",
            defaultValue = "pollwatch",
            description = "what headquarters is called there (default: ${DEFAULT-VALUE})")
    private String clientId;

    @Option(
            names = "--oidc-client-secret-file",
            paramLabel = "FILE",
            description = "its secret, in a file, or else in the environment as " + SECRET
                    + "; none for a client that is public there")
    private Optional<Path> secretFile = Optional.empty();

    @Option(
            names = "--oidc-roles",
            paramLabel = "FILE",
            description = "which of its claims say the role and the areas; who has no role there is not let in")
    private Optional<Path> roles = Optional.empty();

    @Option(
            names = "--oidc-scopes",
            paramLabel = "A,B",
            split = ",",
            defaultValue = "openid,profile",
            description = "what is asked for (default: ${DEFAULT-VALUE})")
    private List<String> scopes;

    @Option(names = "--oidc-name", paramLabel = "WORDS", description = "what the page calls it (default: its host)")
    private Optional<String> label = Optional.empty();

    @Option(names = "--oidc-only", description = "nobody signs in with an account of this machine")
    private boolean only;

    /** Whether local accounts are left out. */
    boolean only() {
        return only;
    }

    /**
     * The provider as it is described.
     *
     * @param command whose options these are
     * @throws ParameterException naming what is missing or wrong
     */
    OidcSettings settings(CommandLine command) {
        URI address = issuer.orElseThrow(() -> refused(command, "--access oidc needs --oidc-issuer"));
        Path mapping = roles.orElseThrow(() -> refused(command, "--access oidc needs --oidc-roles"));
        try {
            return new OidcSettings(
                    address,
                    clientId,
                    secret(System.getenv()),
                    scopes,
                    label.orElseGet(() -> String.valueOf(address.getHost())),
                    RoleMapping.read(mapping));
        } catch (IOException unreadable) {
            throw refused(
                    command, "--oidc-roles or --oidc-client-secret-file: cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException faults) {
            throw refused(command, faults.getMessage());
        }
    }

    private Optional<String> secret(Map<String, String> environment) throws IOException {
        return secretFile.isPresent()
                ? Optional.of(Files.readString(secretFile.get()).strip())
                : Optional.ofNullable(environment.get(SECRET));
    }

    private static ParameterException refused(CommandLine command, String why) {
        return new ParameterException(command, why);
    }
}
