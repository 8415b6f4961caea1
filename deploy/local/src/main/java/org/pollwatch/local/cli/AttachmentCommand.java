package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.contract.attachment.EnvelopeException;
import org.pollwatch.gateway.attachment.AttachmentStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch attachment ...}: notes and pictures, for who has the private key. */
@Command(
        name = "attachment",
        description = "Opens sealed notes and pictures, for who has the private key.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AttachmentCommand.Open.class)
final class AttachmentCommand {

    private AttachmentCommand() {}

    /** Needs no running set: the machine with the private key may be one without a network. */
    @Command(
            name = "open",
            description = {
                "Opens one note or picture: a note is printed, a picture is written to a file.",
                "Needs only the sealed file and the private key, so it can run on a machine without a network."
            })
    static final class Open implements Callable<Integer> {

        @Spec
        private CommandSpec command;

        @Parameters(paramLabel = "FILE|SHA256", description = "a sealed file, or its hash as the report names it")
        private String sealed;

        @Option(
                names = "--key",
                paramLabel = "FILE.pem",
                required = true,
                description = "the private key that `mission keys` made")
        private Path key;

        @Option(
                names = "--attachments",
                paramLabel = "DIR",
                description = "where a hash is looked up (default: .pollwatch/data/state/attachments)")
        private Optional<Path> directory = Optional.empty();

        @Option(names = "--to", paramLabel = "FILE", description = "where it goes, for its owner alone")
        private Optional<Path> target = Optional.empty();

        @Override
        public Integer call() throws IOException {
            PrintWriter err = command.commandLine().getErr();
            Optional<Path> file = find();
            if (file.isEmpty()) {
                err.println("no sealed file " + sealed + ": expected one, or a hash of one in " + attachments());
                return 1;
            }
            try {
                Envelope opened = Envelope.open(
                        Files.readAllBytes(file.get()), AttachmentKeys.readPrivate(Files.readString(key)));
                return hand(opened, err);
            } catch (EnvelopeException refused) {
                err.println(file.get() + " with " + key + ": " + refused.getMessage());
                return 1;
            } catch (NoSuchFileException absent) {
                err.println(absent.getFile() + ": expected a file");
                return 1;
            } catch (FileAlreadyExistsException there) {
                err.println(there.getFile() + ": expected no such file yet; see --to");
                return 1;
            }
        }

        private Path attachments() {
            return directory.orElseGet(() -> DataOption.home().resolve("data/state/attachments"));
        }

        private Optional<Path> find() throws IOException {
            if (Files.isRegularFile(Path.of(sealed))) {
                return Optional.of(Path.of(sealed));
            }
            if (!AttachmentStore.isName(sealed) || !Files.isDirectory(attachments())) {
                return Optional.empty();
            }
            List<Path> found = AttachmentStore.open(attachments()).ofAllMissions(sealed);
            return found.stream().findFirst();
        }

        private int hand(Envelope opened, PrintWriter err) throws IOException {
            if (opened.kind() == Envelope.Kind.TEXT && target.isEmpty()) {
                PrintWriter out = command.commandLine().getOut();
                out.println(new String(opened.content(), StandardCharsets.UTF_8));
                out.flush();
                return 0;
            }
            if (target.isEmpty()) {
                err.println("a picture: say with --to FILE.jpg where it goes");
                return 2;
            }
            Files.write(owned(target.get()), opened.content(), StandardOpenOption.WRITE);
            err.println(target.get() + ": readable now, so keep it as you keep the key");
            return 0;
        }

        /** The file begins with its permissions: nobody else can read it at any moment. */
        private static Path owned(Path file) throws IOException {
            return Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
