package org.pollwatch.contract.mission;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Mission.Card;
import org.pollwatch.mission.Place;

/**
 * All that was read of a mission, each part checked for itself only.
 *
 * @param asked the contests that the forms ask for
 */
record MissionParts(
        ReadCard readCard,
        List<Located<Area>> areas,
        List<Located<Place>> places,
        List<Located<Form>> forms,
        List<Located<AskedContest>> asked,
        List<Located<Contest>> contests,
        List<Located<Contestant>> contestants,
        List<Located<PlanRow>> plan,
        List<Located<Check>> checks,
        List<Located<PublishedFigure>> published,
        List<Located<EarlierArea>> earlier,
        Optional<Located<String>> map) {

    Card card() {
        return readCard.card();
    }

    /** @return the newest version of each form, by id */
    Map<String, Form> newest() {
        return newest(values(forms));
    }

    static Map<String, Form> newest(List<Form> forms) {
        Map<String, Form> newest = new LinkedHashMap<>();
        forms.forEach(form -> newest.merge(form.id(), form, BinaryOperator.maxBy(Comparator.comparing(Form::version))));
        return newest;
    }

    /** To be called only after {@link MissionRules} found no fault. */
    MissionSnapshot snapshot(long revision) {
        Mission mission = new Mission(
                card(),
                revision,
                new AreaTree(values(areas), card().zone()),
                values(places),
                values(forms),
                new Ballot(values(contests), values(contestants)),
                values(plan).stream().map(PlanRow::entry).toList(),
                values(checks));
        return new MissionSnapshot(mission, values(published), values(earlier), map.map(Located::value));
    }

    static <T> List<T> values(List<Located<T>> parts) {
        return parts.stream().map(Located::value).toList();
    }
}
