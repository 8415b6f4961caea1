package org.pollwatch.contract.mission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission.Observation;
import org.pollwatch.mission.Place;

/** Checks what must hold between the parts of a mission. */
final class MissionRules {
    private final MissionParts parts;
    private final Faults faults;

    MissionRules(MissionParts parts, Faults faults) {
        this.parts = parts;
        this.faults = faults;
    }

    /** @param beside nothing where only the definition is at hand */
    void check(UnpublishedParts beside) {
        unique("id", parts.areas(), Area::id, faults);
        unique("id", parts.places(), Place::id, faults);
        unique("id, version", parts.forms(), form -> form.id() + " " + form.version(), faults);
        unique("code", beside.teams(), TeamPlan::code, faults);
        Set<String> areas = new AreaRules(parts.areas(), faults).check();
        for (Located<Place> place : parts.places()) {
            known(areas, "area", place.value().area(), place.at());
        }
        for (Located<TeamPlan> team : beside.teams()) {
            team.value().areas().forEach(area -> known(areas, "areas", area, team.at()));
        }
        forms();
        new BallotRules(parts, areas, faults).check();
        new PlanRules(parts, areas, faults).check(beside.teams());
        new PublishedRules(parts, faults).check();
        new EarlierRules(parts, areas, faults).check(parts.earlier());
        series(beside.series(), areas);
        new CaseRules(parts, areas, faults).check(beside.cases());
        parts.map().ifPresent(map -> new MapRules(map, areas, faults).check());
        limited();
        publicKey();
    }

    /** Refuses the second of two that have the same id. */
    static <T> void unique(String field, List<Located<T>> all, Function<T, String> id, Faults faults) {
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

    private void series(List<Located<SeriesEntry>> series, Set<String> areas) {
        for (Located<SeriesEntry> entry : series) {
            known(areas, "area", entry.value().area(), entry.at());
        }
        unique(
                "series, area, hour",
                series,
                it -> it.series() + " " + it.area() + " " + it.hour().orElse(""),
                faults);
    }

    /**
     * Limited missions have counts and never a rate, so no rate of theirs can stand out. Said only where nothing else is
     * wrong: a card that cannot be read counts as limited.
     */
    private void limited() {
        if (parts.card().observation() != Observation.LIMITED || !faults.isEmpty()) {
            return;
        }
        parts.checks().stream()
                .filter(it -> it.value().kind() == CheckKind.HOTSPOT)
                .forEach(it -> faults.add(
                        it.at(), "check " + it.value().id() + ": kind: a limited mission has no rates to compare"));
    }

    /** Nobody could read a note or a picture that no key encrypts to. */
    private void publicKey() {
        boolean hasKey = parts.card().publicKey().isPresent() || !faults.isEmpty();
        parts.forms().stream()
                .filter(it -> !hasKey
                        && it.value().questions().stream()
                                .anyMatch(question -> question.type().isAttached()))
                .limit(1)
                .forEach(it -> faults.add(
                        parts.readCard().at(CardReader.PUBLIC_KEY),
                        CardReader.PUBLIC_KEY + ": expected, since form "
                                + it.value().id() + " asks for notes or pictures: "
                                + AttachmentKeys.EXPECTED));
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
