package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.PlaceKind;

/** Checks that the plan names what there is, and places of the kind that its forms are about. */
final class PlanRules {
    private final MissionParts parts;
    private final Set<String> areas;
    private final Faults faults;
    private final Map<String, PlaceKind> places = new HashMap<>();
    private final Map<String, Form> forms;

    PlanRules(MissionParts parts, Set<String> areas, Faults faults) {
        this.parts = parts;
        this.areas = areas;
        this.faults = faults;
        this.forms = parts.newest();
        parts.places().forEach(it -> places.put(it.value().id(), it.value().kind()));
    }

    /** @param teams none where the teams are not at hand; then any team may be named */
    void check(List<Located<TeamPlan>> teams) {
        Set<String> codes = new HashSet<>();
        teams.forEach(team -> codes.add(team.value().code()));
        for (Located<PlanRow> row : parts.plan()) {
            row.value()
                    .entry()
                    .team()
                    .filter(it -> !codes.isEmpty() && !codes.contains(it))
                    .ifPresent(it -> fault(row, "team: expected the code of a team, got \"" + it + "\""));
            about(row);
        }
    }

    private void about(Located<PlanRow> row) {
        String about = row.value().entry().about();
        Form form = forms.get(row.value().entry().form());
        if (form == null && !row.value().entry().form().isEmpty()) {
            fault(
                    row,
                    "form: expected one of " + String.join(", ", forms.keySet()) + ", got \""
                            + row.value().entry().form() + "\"");
        }
        if (about.isEmpty()) {
            return;
        }
        if (!row.value().namesPlace()) {
            if (!areas.contains(about)) {
                fault(row, "area: expected the id of an area, got \"" + about + "\"");
            }
        } else if (!places.containsKey(about)) {
            fault(row, "place: expected the id of a place, got \"" + about + "\"");
        } else if (form != null
                && !places.get(about).name().equals(form.subject().name())) {
            String expected =
                    form.subject() == FormSubject.AREA ? "an area in its stead" : EnumWords.of(form.subject());
            fault(
                    row,
                    "place: expected " + expected + ", since form " + form.id() + " is about one, got \"" + about
                            + "\", a " + EnumWords.of(places.get(about)));
        }
    }

    private void fault(Located<PlanRow> row, String message) {
        faults.add(row.at(), message);
    }
}
