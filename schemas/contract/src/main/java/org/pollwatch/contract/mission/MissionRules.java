package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Place;

/** Checks what must hold between the parts of a mission. */
final class MissionRules {
    private final MissionParts parts;
    private final Faults faults;

    MissionRules(MissionParts parts, Faults faults) {
        this.parts = parts;
        this.faults = faults;
    }

    /** @param teams empty where the teams are not at hand */
    void check(List<Located<TeamPlan>> teams) {
        unique("id", parts.areas(), Area::id);
        unique("id", parts.places(), Place::id);
        unique("id, version", parts.forms(), form -> form.id() + " " + form.version());
        unique("code", teams, TeamPlan::code);
        Set<String> areas = new AreaRules(parts.areas(), faults).check();
        for (Located<Place> place : parts.places()) {
            known(areas, "area", place.value().area(), place.at());
        }
        for (Located<TeamPlan> team : teams) {
            team.value().areas().forEach(area -> known(areas, "areas", area, team.at()));
        }
        forms();
        new PublishedRules(parts, faults).check();
        parts.map().ifPresent(map -> new MapRules(map, areas, faults).check());
    }

    private <T> void unique(String field, List<Located<T>> all, Function<T, String> id) {
        Map<String, Spot> first = new HashMap<>();
        for (Located<T> one : all) {
            String key = id.apply(one.value());
            Spot other = first.putIfAbsent(key, one.at());
            if (other != null && !key.isBlank()) {
                String where = other.file().equals(one.at().file()) ? "line " + other.line() : other.file();
                faults.add(one.at(), field + ": expected one of its own, but " + where + " has " + key + " already");
            }
        }
    }

    private void known(Set<String> areas, String field, String area, Spot at) {
        if (!areas.contains(area) && !area.isEmpty()) {
            faults.add(at, field + ": expected the id of an area, got \"" + area + "\"");
        }
    }

    private void forms() {
        Map<String, Form> first = new HashMap<>();
        for (Located<Form> located : parts.forms()) {
            Form form = located.value();
            Form other = first.putIfAbsent(form.id(), form);
            if (other != null && (other.phase() != form.phase() || other.subject() != form.subject())) {
                faults.add(
                        located.at(),
                        "phase, place: expected the same in all versions of form " + form.id() + ", but version "
                                + other.version() + " has " + EnumWords.of(other.phase()) + ", "
                                + EnumWords.of(other.subject()));
            }
        }
    }
}
