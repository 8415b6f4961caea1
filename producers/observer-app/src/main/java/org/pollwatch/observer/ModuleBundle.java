package org.pollwatch.observer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins ES modules into one: each becomes a function that returns what it exports, after those that it imports. On a
 * line with seconds of latency, forty files in a chain of imports would take minutes.
 *
 * <p>Takes the plain forms only, and says so when it meets another one: {@code import {a, b} from './x.js';}, {@code
 * import './x.js';}, and {@code export} before a const, function or class. Lines that are comments are left out.
 */
final class ModuleBundle {
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:\\{([^}]*)} from )?'(\\.[^']*)';\\n", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export (?=(?:const|class|function\\*?|async function) (\\w+))", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("^ *(?://|/\\*\\*|\\*/|\\*(?: |$)).*\\n", Pattern.MULTILINE);
    private static final Pattern LEFT_OVER = Pattern.compile("^(?:import|export)\\b.*", Pattern.MULTILINE);

    private final UnaryOperator<String> sources;
    private final Map<String, String> outside;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Set<String>> takenFromOutside = new LinkedHashMap<>();

    private ModuleBundle(UnaryOperator<String> sources, Map<String, String> outside) {
        this.sources = sources;
        this.outside = outside;
    }

    /**
     * Joins a module with everything that it imports.
     *
     * @param entry path of the first module
     * @param sources from a module's path to its text
     * @param outside modules that stay files of their own: from their path to the address they are imported from
     * @throws IllegalStateException for imports in a circle and forms that are not taken
     */
    static String of(String entry, UnaryOperator<String> sources, Map<String, String> outside) {
        ModuleBundle bundle = new ModuleBundle(sources, outside);
        bundle.add(entry);
        String imports = bundle.takenFromOutside.entrySet().stream()
                .map(it -> "import {" + String.join(", ", it.getValue()) + "} from './" + it.getKey() + "';\n")
                .collect(Collectors.joining());
        return imports + bundle.text;
    }

    private String add(String path) {
        if (names.containsKey(path)) {
            return names.get(path);
        }
        if (!underway.add(path)) {
            throw new IllegalStateException("modules import each other in a circle: " + underway + " and " + path);
        }
        String source = COMMENT.matcher(sources.apply(path)).replaceAll("");
        StringBuilder body = new StringBuilder();
        Matcher imports = IMPORT.matcher(source);
        while (imports.find()) {
            imports.appendReplacement(body, Matcher.quoteReplacement(taken(path, imports.group(1), imports.group(2))));
        }
        imports.appendTail(body);
        List<String> exports = new ArrayList<>();
        Matcher exporting = EXPORT.matcher(body.toString());
        String inside = exporting.replaceAll(found -> {
            exports.add(found.group(1));
            return "";
        });
        Matcher leftOver = LEFT_OVER.matcher(inside);
        if (leftOver.find()) {
            throw new IllegalStateException(path + ": cannot be joined: " + leftOver.group());
        }
        String name = "$" + names.size();
        text.append("const ").append(name).append(" = (() => {\n").append(inside);
        text.append("return {").append(String.join(", ", exports)).append("};\n})();\n");
        names.put(path, name);
        underway.remove(path);
        return name;
    }

    /** What stands in place of an import. */
    private String taken(String importer, String wanted, String from) {
        String path = resolve(importer, from);
        if (outside.containsKey(path)) {
            Set<String> known = takenFromOutside.computeIfAbsent(outside.get(path), it -> new LinkedHashSet<>());
            for (String each : wanted.split(",", -1)) {
                known.add(each.strip());
            }
            return "";
        }
        String name = add(path);
        return wanted == null ? "" : "const {" + destructured(wanted) + "} = " + name + ";\n";
    }

    /** {@code a, b as c} as a destructuring takes it: {@code a, b: c}. */
    private static String destructured(String wanted) {
        return wanted.strip().replaceAll("\\s+", " ").replace(" as ", ": ");
    }

    private static String resolve(String importer, String from) {
        return java.nio.file.Path.of("/" + importer)
                .resolveSibling(from)
                .normalize()
                .toString()
                .substring(1)
                .replace('\\', '/');
    }
}
