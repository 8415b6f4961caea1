package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.gateway.sms.FormCodes;
import org.pollwatch.gateway.sms.SmsCard;
import org.pollwatch.gateway.sms.SmsSettings;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch mission sms-card}: what an observer needs on paper to report by SMS. */
@Command(name = "sms-card", description = "Prints the card of a form for reports by SMS, in three languages.")
final class MissionSmsCardCommand implements Callable<Integer> {

    private static final List<String> LANGUAGES = List.of("en", "ru", "kk");

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "a mission's directory, or the id of one that comes with Pollwatch")
    private String directory;

    @Parameters(index = "1", paramLabel = "FORM", description = "the form's id")
    private String form;

    @Option(names = "--sms", paramLabel = "FILE", description = "the gateway's file, where it declares codes of forms")
    private Optional<Path> sms = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = command.commandLine().getErr();
        Mission mission = MissionFolders.ofLauncher()
                .load(directory, command.commandLine())
                .mission();
        Optional<Form> found = mission.newest(form);
        if (found.isEmpty()) {
            err.println("FORM: expected one of " + String.join(", ", mission.formIds()));
            return 1;
        }
        Map<String, String> declared =
                sms.isPresent() ? SmsSettings.read(sms.get()).forms() : Map.of();
        Optional<String> code = FormCodes.of(mission, declared).code(found.get());
        if (code.isEmpty()) {
            err.println("FORM: no two letters name it alone; declare some under forms: in the file of --sms");
            return 1;
        }
        PrintWriter out = command.commandLine().getOut();
        for (String language : LANGUAGES) {
            SmsCard.lines(found.get(), code.get(), language).forEach(out::println);
            out.println();
        }
        out.flush();
        return 0;
    }
}
