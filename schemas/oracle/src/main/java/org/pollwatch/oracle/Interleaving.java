package org.pollwatch.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Another order of the same log: what several partitions, topics and readers make of it. */
public final class Interleaving {
    private Interleaving() {}

    /** @return the history in a random order that keeps the order within each topic and key */
    public static List<Happening> of(List<Happening> history, Random random) {
        Map<String, Deque<Happening>> byKey = new LinkedHashMap<>();
        history.forEach(it -> byKey.computeIfAbsent(it.topic() + "|" + it.key(), key -> new ArrayDeque<>())
                .add(it));
        List<Deque<Happening>> open = new ArrayList<>(byKey.values());
        List<Happening> all = new ArrayList<>(history.size());
        while (!open.isEmpty()) {
            Deque<Happening> next = open.get(random.nextInt(open.size()));
            all.add(next.remove());
            if (next.isEmpty()) {
                open.remove(next);
            }
        }
        return all;
    }
}
