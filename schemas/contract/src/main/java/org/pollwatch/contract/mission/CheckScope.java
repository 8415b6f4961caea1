package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Form;

/** What the checks of a mission may name: the newest version of each form, and the contests. */
final class CheckScope {
    private final Map<String, Form> forms;
    private final Set<String> contests;
    private final boolean isWhole;

    /** @param isWhole false where a form could not be read: then what is not found is not blamed on the check */
    CheckScope(List<Located<Form>> forms, List<Located<Contest>> contests, boolean isWhole) {
        this.forms = MissionParts.newest(MissionParts.values(forms));
        this.contests = contests.stream().map(it -> it.value().id()).collect(Collectors.toSet());
        this.isWhole = isWhole;
    }

    boolean isWhole() {
        return isWhole;
    }

    /** @return the form's newest version; empty if there is none, which is a fault */
    Optional<Form> form(Scalar name) {
        Optional<Form> form = Optional.ofNullable(forms.get(name.text()));
        return form.isPresent() || !isWhole ? form : name.expected("one of " + String.join(", ", forms.keySet()));
    }

    /** @return the contest's id; empty if there is none, which is a fault */
    Optional<String> contest(Scalar name) {
        return contests.contains(name.text()) ? Optional.of(name.text()) : name.expected("the id of a contest");
    }
}
