package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.local.DataDirectory;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
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

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--registry-port", port, USUAL_PORT);
        DataDirectory directory = DataDirectory.hold(data.directory().resolve("registry"));
        RegistryProcess registry =
                RegistryProcess.start(RegistrySettings.in(directory.path()).at(host.host(), chosen));
        UntilStopped.closeAtTheEnd(
                () -> {
                    registry.close();
                    directory.close();
                },
                () -> {});
        out.println("registry  " + registry.url());
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
