package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pollwatch.headquarters.access.Account;
import org.pollwatch.headquarters.access.AccountsFile;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.local.service.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch account ...}: who may sign in at headquarters on this machine. */
@Command(
        name = "account",
        description = "Adds, revokes and lists the accounts of headquarters on this machine; it may be running.",
        synopsisSubcommandLabel = "COMMAND")
final class AccountCommand {

    @Spec
    private CommandSpec command;

    @Command(
            name = "add",
            description = "Adds an account, or gives it a new password. Prints the password once, alone on standard"
                    + " output.")
    int add(
            @Mixin Where where,
            @Parameters(paramLabel = "NAME", description = "what the account signs in with") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "admin, analyst, regional_desk, head_of_mission or partner")
                    String role,
            @Option(
                            names = "--areas",
                            paramLabel = "A,B",
                            split = ",",
                            description = "areas that it is kept to, with everything below them (default: all)")
                    List<String> areas) {
        Role known = Role.of(role)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "--role: expected admin, analyst, regional_desk, head_of_mission or partner"));
        try {
            command.commandLine().getOut().println(where.file().add(name, known, areas == null ? List.of() : areas));
            return 0;
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(command.commandLine(), refused.getMessage(), refused);
        }
    }

    @Command(name = "revoke", description = "Ends an account and all its sessions, within a second.")
    int revoke(@Mixin Where where, @Parameters(paramLabel = "NAME", description = "the account") String name) {
        boolean known = where.file().revoke(name);
        command.commandLine().getErr().println(known ? name + " revoked" : "no account " + name);
        return known ? 0 : 1;
    }

    @Command(name = "list", description = "Lists the accounts: name, role, areas.")
    int list(@Mixin Where where) {
        for (Account account : where.file().read().values()) {
            String areas = account.areas().isEmpty()
                    ? "everywhere"
                    : String.join(",", account.areas().stream().sorted().toList());
            command.commandLine()
                    .getOut()
                    .println(account.name() + "  " + account.role().word() + "  " + areas);
        }
        return 0;
    }

    /** Where the accounts are. */
    static final class Where {

        @Mixin
        private DataOption data;

        @Option(
                names = "--accounts",
                paramLabel = "FILE",
                description = "the file of a headquarters that runs alone (default: that of the data directory)")
        private Optional<Path> accounts = Optional.empty();

        AccountsFile file() {
            return new AccountsFile(accounts.orElseGet(() -> Accounts.in(data.directory())));
        }
    }
}
