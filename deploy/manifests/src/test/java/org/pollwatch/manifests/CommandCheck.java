package org.pollwatch.manifests;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.local.cli.CommandModel;
import picocli.CommandLine;

/** Whether the command line would take what a manifest gives to our image. */
final class CommandCheck {
    private static final Pattern VARIABLE = Pattern.compile("^(?:ENV| {3}) (POLLWATCH_\\w+)=(\\S+)", Pattern.MULTILINE);
    private static final Set<String> NO_OPTIONS = Set.of("POLLWATCH_TERMINAL_LOG", "POLLWATCH_JAVA_OPTS");

    private CommandCheck() {}

    /**
     * Reads the arguments as the command would, and runs nothing.
     *
     * @param environment what the manifest adds to the image's own
     * @throws CommandLine.ParameterException in the words that a user would see
     */
    static void read(List<String> arguments, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(ofImage());
        all.putAll(environment);
        CommandModel.of(all).parseArgs(arguments.toArray(String[]::new));
    }

    /** @return variables of ours that no command has an option for */
    static Set<String> unknown(Set<String> variables) {
        Set<String> known = new HashSet<>(NO_OPTIONS);
        commands(CommandModel.of(Map.of()))
                .flatMap(it -> it.getCommandSpec().options().stream())
                .map(it -> "POLLWATCH_"
                        + it.longestName()
                                .replaceFirst("^-+", "")
                                .replace('-', '_')
                                .toUpperCase(java.util.Locale.ROOT))
                .forEach(known::add);
        return variables.stream()
                .filter(it -> it.startsWith("POLLWATCH_") && !known.contains(it))
                .collect(Collectors.toSet());
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandCheck::commands));
    }

    /** @return what the image sets */
    static Map<String, String> ofImage() {
        Map<String, String> set = new TreeMap<>();
        Matcher matcher = VARIABLE.matcher(Yaml.text(Yaml.DEPLOY.resolve("image/Dockerfile")));
        while (matcher.find()) {
            set.put(matcher.group(1), matcher.group(2));
        }
        return set;
    }
}
