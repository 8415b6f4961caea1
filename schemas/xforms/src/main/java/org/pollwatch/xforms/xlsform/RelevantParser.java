package org.pollwatch.xforms.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a form of ours can say of XLSForm's {@code relevant}: comparisons of one question with a word or a number,
 * joined by "and", or alternatives of one question joined by "or".
 */
final class RelevantParser {
    private static final Pattern IS = Pattern.compile("\\$\\{([a-z][a-z0-9_]*)} *= *['\"]([a-z0-9_]+)['\"]");
    private static final Pattern SELECTED =
            Pattern.compile("selected\\( *\\$\\{([a-z][a-z0-9_]*)} *, *['\"]([a-z0-9_]+)['\"] *\\)");
    private static final Pattern MORE = Pattern.compile("\\$\\{([a-z][a-z0-9_]*)} *> *([0-9]+)");

    private RelevantParser() {}

    /** @return the condition in the words of a form's file; empty where it has none for it */
    static Optional<Map<String, Object>> parse(String expression) {
        List<String> parts = split(expression, "and");
        List<Map<String, Object>> conditions = new ArrayList<>();
        for (String part : parts) {
            Optional<Map<String, Object>> condition = alternatives(unwrapped(part));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
        }
        return Optional.of(conditions.size() == 1 ? conditions.get(0) : Map.of("all", conditions));
    }

    private static Optional<Map<String, Object>> alternatives(String part) {
        Matcher more = MORE.matcher(part);
        if (more.matches()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("question", more.group(1));
            entry.put("moreThan", Long.parseLong(more.group(2)));
            return Optional.of(entry);
        }
        String question = "";
        List<String> answers = new ArrayList<>();
        for (String one : split(part, "or")) {
            String text = unwrapped(one);
            Matcher matcher = text.startsWith("selected") ? SELECTED.matcher(text) : IS.matcher(text);
            if (!matcher.matches() || !(question.isEmpty() || question.equals(matcher.group(1)))) {
                return Optional.empty();
            }
            question = matcher.group(1);
            answers.add(matcher.group(2));
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("question", question);
        entry.put("is", answers);
        return Optional.of(entry);
    }

    /** Splits at a word that stands outside parentheses. */
    private static List<String> split(String text, String word) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            String separator = " " + word + " ";
            if (depth == 0 && text.regionMatches(true, i, separator, 0, separator.length())) {
                parts.add(text.substring(start, i).strip());
                start = i + separator.length();
                i = start - 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static String unwrapped(String text) {
        String inner = text.strip();
        while (inner.startsWith("(") && inner.endsWith(")")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }
}
