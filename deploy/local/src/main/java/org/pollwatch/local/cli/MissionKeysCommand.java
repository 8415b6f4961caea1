package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pollwatch.contract.attachment.AttachmentKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code pollwatch mission keys}: the pair of keys for a mission's notes and pictures. Only the public one is for the
 * mission; the private one goes to a file that nobody but its owner reads, and no service ever takes it.
 */
@Command(
        name = "keys",
        description = {
            "Makes the keys for notes and pictures: prints the public one for mission.yaml,",
            "writes the private one to a file outside the mission's directory. Keep it offline."
        })
final class MissionKeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "a mission's directory, or the id of one that comes with Pollwatch")
    private String directory;

    @Option(
            names = "--to",
            paramLabel = "FILE.pem",
            description = "where the private key goes (default: MISSION-private-key.pem in the working directory)")
    private Optional<Path> target = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = command.commandLine().getErr();
        Path mission = MissionFolders.ofLauncher()
                .find(directory, command.commandLine())
                .toRealPath();
        Path file = target.orElse(Path.of(mission.getFileName() + "-private-key.pem"))
                .toAbsolutePath()
                .normalize();
        try {
            if (file.getParent().toRealPath().startsWith(mission)) {
                err.println(
                        file + ": expected a file outside the mission's directory, since that is passed on; see --to");
                return 1;
            }
            KeyPair pair = AttachmentKeys.generate();
            write(file, AttachmentKeys.writePrivate(pair.getPrivate()));
            command.commandLine()
                    .getOut()
                    .println("publicKey: " + AttachmentKeys.write((RSAPublicKey) pair.getPublic()));
            command.commandLine().getOut().flush();
            err.println("private key: " + file + "; without it nobody can ever read what the phones encrypt");
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println(file + ": expected no such file yet: a key that is in use is never overwritten");
            return 1;
        } catch (NoSuchFileException e) {
            err.println(file + ": expected its directory to exist");
            return 1;
        }
    }

    /** Nobody else can read it at any moment: the file begins with its permissions. */
    private static void write(Path file, String pem) throws IOException {
        try (WritableByteChannel out = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            Channels.newOutputStream(out).write(pem.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
