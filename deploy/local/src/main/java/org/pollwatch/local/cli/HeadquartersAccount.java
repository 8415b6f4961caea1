package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who asks headquarters. */
final class HeadquartersAccount {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "the account at headquarters, where it asks for one")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "its password, in a file; never an argument, which others on the machine can read")
    private Optional<Path> password = Optional.empty();

    /**
     * @return the header {@code Authorization}; empty where no account was named. The password is the file's, else that of
     *     the environment, {@code POLLWATCH_PASSWORD}
     * @throws IOException if the file cannot be read
     */
    Optional<String> authorization() throws IOException {
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String secret = password.isPresent()
                ? Files.readString(password.get()).strip()
                : Optional.ofNullable(System.getenv("POLLWATCH_PASSWORD")).orElse("");
        byte[] pair = (account.get() + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
