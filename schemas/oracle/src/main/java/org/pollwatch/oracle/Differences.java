package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between what was expected and what came, one line each, so that a failed test can be read. */
public final class Differences {
    private static final int MOST = 20;

    private Differences() {}

    /** @return by key, and by name within it where the values are maps; empty where the two are equal */
    public static List<String> of(Map<String, ?> expected, Map<String, ?> actual) {
        List<String> all = new ArrayList<>();
        of("", expected, actual, all);
        return all.size() <= MOST ? all : all.subList(0, MOST);
    }

    private static void of(String at, Map<?, ?> expected, Map<?, ?> actual, List<String> all) {
        Set<Object> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (Object key : keys) {
            Object left = expected.get(key);
            Object right = actual.get(key);
            if (left instanceof Map<?, ?> some && right instanceof Map<?, ?> others) {
                of(at + key + " ", some, others, all);
            } else if (left == null || !left.equals(right)) {
                all.add(at + key + ": expected " + left + ", was " + right);
            }
        }
    }
}
