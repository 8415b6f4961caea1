package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.local.doctor.Diagnosis;
import org.pollwatch.local.doctor.Doctor;
import org.pollwatch.local.doctor.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch doctor}: what is wrong with a live installation, and what to do. */
@Command(
        name = "doctor",
        description = {
            "Checks a live installation, a line for each check, and says what to do. Writes nothing. Ends with 1 where a",
            "check failed."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "a gateway, or the address of its health and metrics (default: not looked at)")
    private Optional<URI> gateway = Optional.empty();

    @Option(
            names = "--headquarters",
            paramLabel = "URL",
            description = "headquarters, or the address of its health and metrics (default: not looked at)")
    private Optional<URI> headquarters = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "a directory on this machine whose disk is looked at (default: none)")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--oldest-transaction",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long a transaction may write nothing and stay open (default: ${DEFAULT-VALUE})")
    private int oldest;

    @Override
    public Integer call() throws IOException {
        Installation installation = new Installation(
                cluster.secured(),
                cluster.bootstrap(),
                cluster.registry(),
                mission,
                gateway,
                headquarters,
                data,
                Duration.ofSeconds(oldest));
        List<Diagnosis> all = new Doctor(installation, this::print).examine();
        return all.stream().anyMatch(it -> it.state() == Diagnosis.State.FAILURE) ? 1 : 0;
    }

    private void print(Diagnosis it) {
        PrintWriter out = command.commandLine().getOut();
        String todo = it.todo().isEmpty() ? "" : " -> " + it.todo();
        out.printf("%-8s %-20s %s%s%n", it.state().name().toLowerCase(Locale.ROOT), it.what(), it.found(), todo);
        out.flush();
    }
}
