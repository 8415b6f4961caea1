package org.pollwatch.gateway.sms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pairs of tag and value in an SMS.
 *
 * @param values by tag, in the order of the message
 * @param twice tags that were given two values
 * @param stray whether there was anything else
 */
record Pairs(Map<String, String> values, Set<String> twice, boolean stray) {
    private static final Pattern PAIR =
            Pattern.compile("([A-Z]{2})\\s*[:=]?\\s*(--|-|[0-9]+(?:[.,:][0-9]+)*)(?=[\\s,;.A-Z]|$)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;.]+");
    private static final Pattern ANYTHING = Pattern.compile("\\S+");

    /** @param text what follows the place */
    static Pairs of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> twice = new TreeSet<>();
        boolean stray = false;
        int at = 0;
        while (at < text.length()) {
            Matcher between = BETWEEN.matcher(text).region(at, text.length());
            Matcher pair = PAIR.matcher(text).region(at, text.length()).useTransparentBounds(true);
            if (between.lookingAt()) {
                at = between.end();
            } else if (pair.lookingAt()) {
                String before = values.putIfAbsent(pair.group(1), pair.group(2));
                if (before != null && !before.equals(pair.group(2))) {
                    twice.add(pair.group(1));
                }
                at = pair.end();
            } else {
                Matcher anything = ANYTHING.matcher(text).region(at, text.length());
                stray = true;
                at = anything.lookingAt() ? anything.end() : at + 1;
            }
        }
        return new Pairs(values, twice, stray);
    }
}
