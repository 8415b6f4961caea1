package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.local.backup.Backup;
import org.pollwatch.local.backup.BackupProgress;
import org.pollwatch.local.backup.Manifest;
import org.pollwatch.local.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch backup}: a mission's log as files, and back. */
@Command(
        name = "backup",
        description = "A mission's log as files, and back into an empty cluster.",
        subcommands = {BackupCommand.Write.class, BackupCommand.RestoreCommand.class})
final class BackupCommand {
    private BackupCommand() {}

    private record Job(Map<String, Object> client, RecordSerdes serdes, BackupProgress lines, Path directory) {}

    /** Where, and as whom. */
    abstract static class Part implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Mixin
        private ClusterOptions cluster;

        @Parameters(paramLabel = "DIR", description = "where the files are")
        private Path directory;

        @Override
        public final Integer call() throws IOException {
            PrintWriter out = command.commandLine().getOut();
            BackupProgress lines = (noun, records) -> {
                out.printf(Locale.ROOT, "  %-16s %,d records%n", noun, records);
                out.flush();
            };
            try (RecordSerdes serdes = cluster.serdes()) {
                out.println(run(new Job(cluster.client(), serdes, lines, directory)));
                return 0;
            }
        }

        /** @return what was done */
        abstract String run(Job job) throws IOException;

        static long records(Manifest manifest) {
            return manifest.topics().stream()
                    .flatMap(it -> it.partitions().stream())
                    .mapToLong(Manifest.PartitionFile::records)
                    .sum();
        }
    }

    /** Writes the files. */
    @Command(
            name = "write",
            description = {
                "Writes what people, phones and clocks wrote into DIR: an Avro container for each partition, and",
                "manifest.json with checksums. What the topology computes is left out. Attachments are files already:",
                "copy their directory. DIR holds hashes of tokens and reports in clear: keep it as you keep the log."
            })
    static final class Write extends Part {
        @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
        private String mission;

        @Override
        String run(Job job) throws IOException {
            Manifest manifest = new Backup(job.client, job.serdes, job.lines).write(mission, job.directory);
            return String.format(
                    Locale.ROOT, "%s: %,d records of %s", job.directory, records(manifest), manifest.mission());
        }
    }

    /** Reads them. */
    @Command(
            name = "restore",
            description = {
                "Checks every file of DIR, then writes it into a cluster that has no records of the mission: each record",
                "at the offset it had, so that statements still name the same log. Start the topology afterwards."
            })
    static final class RestoreCommand extends Part {
        @Option(
                names = "--copies",
                paramLabel = "N",
                defaultValue = "1",
                description = "of each partition (default: ${DEFAULT-VALUE})")
        private short copies;

        @Override
        String run(Job job) throws IOException {
            Manifest manifest = new Restore(job.client, job.serdes, job.lines).read(job.directory, copies);
            return String.format(
                    Locale.ROOT,
                    "%s: %,d records, as they were at %s",
                    manifest.mission(),
                    records(manifest),
                    manifest.at());
        }
    }
}
