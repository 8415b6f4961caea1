package org.pollwatch.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.avro.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch team ...}: who may report. Codes are pseudonyms; who is who is kept elsewhere, or nowhere. */
@Command(
        name = "team",
        description = "Adds, revokes and lists teams of a running set, and shows the codes they scan.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TeamQrCommand.class)
final class TeamCommand {

    @Spec
    private CommandSpec command;

    @Command(
            name = "add",
            description = "Adds a team, or gives it a new token. Prints the token once, alone on standard output.")
    int add(
            @Mixin TeamOptions options,
            @Parameters(paramLabel = "CODE", description = "a pseudonym") String code,
            @Option(
                            names = "--areas",
                            paramLabel = "A,B",
                            split = ",",
                            description = "where it observes (default: everywhere)")
                    List<String> areas)
            throws IOException {
        return options.with(teams -> {
            command.commandLine().getOut().println(teams.add(code, areas == null ? List.of() : areas));
            return 0;
        });
    }

    @Command(name = "revoke", description = "Makes a team's token void, at every gateway within a second.")
    int revoke(@Mixin TeamOptions options, @Parameters(paramLabel = "CODE", description = "the team") String code)
            throws IOException {
        return options.with(teams -> {
            boolean known = teams.revoke(code);
            command.commandLine().getErr().println(known ? code + " revoked" : "no team " + code);
            return known ? 0 : 1;
        });
    }

    @Command(name = "list", description = "Lists the teams: code, areas, and whether revoked.")
    int list(@Mixin TeamOptions options) throws IOException {
        return options.with(teams -> {
            List<String> lines = new ArrayList<>();
            for (Team team : teams.list()) {
                String areas = team.getAreas().isEmpty() ? "everywhere" : String.join(",", team.getAreas());
                lines.add(team.getCode() + "  " + areas + (team.getRevoked() ? "  revoked" : ""));
            }
            lines.forEach(command.commandLine().getOut()::println);
            return 0;
        });
    }
}
