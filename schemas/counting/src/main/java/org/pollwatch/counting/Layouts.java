package org.pollwatch.counting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pollwatch.mission.Mission;

/**
 * The layouts of a mission's forms. Folded over the definition revisions in their order, so that everyone who has read
 * the same revisions has the same slots.
 */
public final class Layouts {
    /** Before the first revision. */
    public static final Layouts EMPTY = new Layouts(Map.of());

    private final Map<String, CounterLayout> byForm;

    private Layouts(Map<String, CounterLayout> byForm) {
        this.byForm = Collections.unmodifiableMap(byForm);
    }

    /** @param mission the snapshot of the next revision */
    public Layouts with(Mission mission) {
        Map<String, CounterLayout> next = new LinkedHashMap<>(byForm);
        mission.forms()
                .forEach(form -> next.put(
                        form.id(),
                        next.getOrDefault(form.id(), CounterLayout.EMPTY).with(form)));
        return new Layouts(next);
    }

    /** @return whether a revision folded so far had the form */
    public boolean knows(String form) {
        return byForm.containsKey(form);
    }

    /** @throws IllegalArgumentException for a form that no revision had */
    public CounterLayout of(String form) {
        CounterLayout layout = byForm.get(form);
        if (layout == null) {
            throw new IllegalArgumentException("form " + form + ": expected one that a definition revision had");
        }
        return layout;
    }
}
