package org.pollwatch.gateway.sms;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;

/**
 * The two letters by which an SMS names a form: the first two of the form's id, where no other form has them, or what was
 * declared. A form that has neither cannot be reported by SMS.
 */
public final class FormCodes {
    private static final int LENGTH = 2;

    private final Map<String, Form> byCode = new LinkedHashMap<>();
    private final Optional<Form> incident;

    private FormCodes(Mission mission, Map<String, String> declared) {
        Map<String, Integer> uses = new TreeMap<>();
        mission.formIds().forEach(id -> uses.merge(code(id, declared), 1, Integer::sum));
        for (String id : mission.formIds()) {
            String code = code(id, declared);
            if (uses.get(code) == 1 && code.length() == LENGTH) {
                byCode.put(code, mission.newest(id).orElseThrow());
            }
        }
        this.incident = mission.formIds().stream()
                .flatMap(id -> mission.newest(id).stream())
                .filter(form -> form.phase() == Phase.INCIDENT && form.subject() == FormSubject.AREA)
                .findFirst();
    }

    /** @param declared codes by form id, of two capital letters */
    public static FormCodes of(Mission mission, Map<String, String> declared) {
        return new FormCodes(mission, declared);
    }

    private static String code(String form, Map<String, String> declared) {
        String letters = form.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return declared.getOrDefault(form, letters.substring(0, Math.min(LENGTH, letters.length())));
    }

    /** @return the forms, in their newest version, by their codes */
    public Map<String, Form> all() {
        return Map.copyOf(byCode);
    }

    Optional<Form> form(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @return what names the form in an SMS: its code, or {@code !} for the form of incidents; empty if nothing does */
    public Optional<String> code(Form form) {
        if (incident.filter(it -> it.id().equals(form.id())).isPresent()) {
            return Optional.of("!");
        }
        return byCode.entrySet().stream()
                .filter(it -> it.getValue().id().equals(form.id()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<Form> incident() {
        return incident;
    }

    @Override
    public String toString() {
        return String.join(" ", byCode.keySet());
    }
}
