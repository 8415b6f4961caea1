package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.xforms.xlsform.XlsFormReader;
import org.pollwatch.xforms.xlsform.XlsFormRefused;
import org.pollwatch.xforms.xlsform.XlsFormWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch mission import-xlsform} and {@code export-xlsform}: questionnaires as spreadsheets. */
final class MissionXlsFormCommands {

    private MissionXlsFormCommands() {}

    /** A workbook to a form's file. */
    @Command(
            name = "import-xlsform",
            description =
                    "Makes a form of a mission from an XLSForm workbook, or lists by sheet and row what it cannot.")
    static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec command;

        @Parameters(paramLabel = "FILE.xlsx", description = "the workbook")
        private Path workbook;

        @Option(
                names = "--phase",
                paramLabel = "PHASE",
                description = "where the workbook does not say: ${COMPLETION-CANDIDATES}")
        private Optional<Phase> phase = Optional.empty();

        @Option(
                names = "--place",
                paramLabel = "KIND",
                description = "what the form is about, where the workbook does not say: ${COMPLETION-CANDIDATES}")
        private Optional<FormSubject> place = Optional.empty();

        @Option(
                names = "--to",
                paramLabel = "FILE.yaml",
                description = "where the form goes (default: standard output)")
        private Optional<Path> target = Optional.empty();

        @Override
        public Integer call() throws IOException {
            PrintWriter err = command.commandLine().getErr();
            try (InputStream in = Files.newInputStream(workbook)) {
                String yaml = XlsFormReader.read(in, phase, place).yaml();
                if (target.isPresent()) {
                    Files.writeString(target.get(), yaml);
                    err.println(
                            "written to " + target.get() + "; add it to a mission's forms, then: mission check DIR");
                } else {
                    command.commandLine().getOut().print(yaml);
                    command.commandLine().getOut().flush();
                }
                return 0;
            } catch (XlsFormRefused refused) {
                refused.all().forEach(err::println);
                return 1;
            }
        }
    }

    /** A form of a mission to a workbook. */
    @Command(name = "export-xlsform", description = "Writes a form of a mission as an XLSForm workbook.")
    static final class Export implements Callable<Integer> {

        @Spec
        private CommandSpec command;

        @Parameters(
                index = "0",
                paramLabel = "DIR",
                description = "a mission's directory, or the id of one that comes with Pollwatch")
        private String directory;

        @Parameters(index = "1", paramLabel = "FORM", description = "the form's id")
        private String form;

        @Option(names = "--to", paramLabel = "FILE.xlsx", description = "where it goes (default: FORM.xlsx)")
        private Optional<Path> target = Optional.empty();

        @Override
        public Integer call() throws IOException {
            Mission mission = MissionFolders.ofLauncher()
                    .load(directory, command.commandLine())
                    .mission();
            Optional<Form> found = mission.newest(form);
            if (found.isEmpty()) {
                command.commandLine().getErr().println("FORM: expected one of " + String.join(", ", mission.formIds()));
                return 1;
            }
            Path file = target.orElse(Path.of(form + ".xlsx"));
            try (OutputStream out = Files.newOutputStream(file)) {
                XlsFormWriter.write(mission, found.get(), out);
            }
            command.commandLine().getOut().println(file);
            return 0;
        }
    }
}
