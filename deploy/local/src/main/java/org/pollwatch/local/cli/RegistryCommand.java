package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.local.DataDirectory;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
import org.pollwatch.local.security.RegistryDoor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch registry}: the Schema Registry alone. */
@Command(name = "registry", description = "Runs the Schema Registry alone.")
final class RegistryCommand implements Callable<Integer> {

    static final int USUAL_PORT = 8081;

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Mixin
    private HostOption host;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "its port (default: " + USUAL_PORT + ")")
    private Optional<Integer> port = Optional.empty();

    /** Given together, or not at all. */
    static final class Secured {
        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                required = true,
                description =
                        "key and certificate of this host, in PEM: only clients with a certificate get in, and only"
                                + " the publisher writes")
        private Path certificate;

        @Option(
                names = "--authority",
                paramLabel = "FILE",
                required = true,
                description = "the authority of those certificates, in PEM")
        private Path authority;
    }

    @ArgGroup(exclusive = false)
    private Secured secured;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--registry-port", port, USUAL_PORT);
        DataDirectory directory = DataDirectory.hold(data.directory().resolve("registry"));
        RegistrySettings settings = RegistrySettings.in(directory.path());
        RegistryProcess registry = RegistryProcess.start(secured == null ? settings.at(host.host(), chosen) : settings);
        Optional<RegistryDoor> door = secured == null ? Optional.empty() : Optional.of(door(registry, chosen));
        UntilStopped.closeAtTheEnd(
                () -> {
                    door.ifPresent(RegistryDoor::close);
                    registry.close();
                    directory.close();
                },
                () -> {});
        String secure = "https://" + host.host() + ":" + chosen + registry.url().getPath();
        out.println("registry  " + (secured == null ? registry.url() : secure));
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }

    private RegistryDoor door(RegistryProcess registry, int chosen) throws IOException {
        try {
            InetSocketAddress address = new InetSocketAddress(host.host(), chosen);
            return RegistryDoor.open(registry.url(), address, secured.certificate, secured.authority);
        } catch (IOException | RuntimeException failed) {
            registry.close();
            throw failed;
        }
    }
}
