package org.pollwatch.headquarters.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * What became of one indicator's id in the two missions.
 *
 * @param here the indicator as this mission counts it; empty where it does not
 * @param there as the other one does
 */
public record Match(String id, Optional<Indicator> here, Optional<Indicator> there, State state) {

    /** Whether the two count the same. */
    public enum State {
        SAME,
        /** the same id, but another kind, or other answers that flag it */
        COUNTED_OTHERWISE,
        ONLY_HERE,
        ONLY_THERE
    }

    /** @return every indicator of either form, in the order of this mission's form and then of the other's */
    static List<Match> of(Form here, Optional<Form> there) {
        Set<String> ids = new LinkedHashSet<>();
        here.indicators().forEach(it -> ids.add(it.id()));
        there.ifPresent(form -> form.indicators().forEach(it -> ids.add(it.id())));
        List<Match> all = new ArrayList<>();
        for (String id : ids) {
            Optional<Indicator> one = find(here, id);
            Optional<Indicator> other = there.flatMap(form -> find(form, id));
            State state;
            if (one.isEmpty()) {
                state = State.ONLY_THERE;
            } else if (other.isEmpty()) {
                state = State.ONLY_HERE;
            } else {
                boolean same = isCountedAlike(here, one.get(), there.get(), other.get());
                state = same ? State.SAME : State.COUNTED_OTHERWISE;
            }
            all.add(new Match(id, one, other, state));
        }
        return List.copyOf(all);
    }

    /** @return the form of the same id, else the only one of the same phase */
    static Optional<Form> form(Form here, Mission there) {
        Optional<Form> same = there.newest(here.id());
        if (same.isPresent()) {
            return same;
        }
        List<Form> ofPhase = there.formIds().stream()
                .flatMap(id -> there.newest(id).stream())
                .filter(it -> it.phase() == here.phase())
                .toList();
        return ofPhase.size() == 1 ? Optional.of(ofPhase.get(0)) : Optional.empty();
    }

    private static Optional<Indicator> find(Form form, String id) {
        return form.indicators().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static boolean isCountedAlike(Form here, Indicator one, Form there, Indicator other) {
        Question question = here.question(one.question()).orElseThrow();
        Question another = there.question(other.question()).orElseThrow();
        return one.kind() == other.kind()
                && question.type() == another.type()
                && question.counted().equals(another.counted())
                && one.option().equals(other.option())
                && one.by().equals(other.by());
    }
}
