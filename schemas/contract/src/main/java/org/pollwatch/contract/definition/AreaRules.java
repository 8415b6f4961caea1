package org.pollwatch.contract.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** After the first submission the tree of areas and the clocks stand still; names, tiles and new places may come. */
final class AreaRules {
    private final Mission before;
    private final Mission after;
    private final List<String> reasons = new ArrayList<>();

    private AreaRules(Mission before, Mission after) {
        this.before = before;
        this.after = after;
    }

    /** @return what must not be, one line each */
    static List<String> check(Mission before, Mission after) {
        AreaRules rules = new AreaRules(before, after);
        rules.areas();
        rules.zones();
        return rules.reasons;
    }

    private void areas() {
        for (Area old : before.areas().all()) {
            Optional<Area> area = after.areas().find(old.id());
            if (area.isEmpty()) {
                reasons.add("area " + old.id() + ": may not be taken out after the first submission");
            } else if (!area.get().parent().equals(old.parent())) {
                reasons.add("area " + old.id() + ": parent may not change after the first submission");
            } else if (area.get().level() != old.level()) {
                reasons.add("area " + old.id() + ": level may not change after the first submission");
            }
        }
        for (Area area : after.areas().all()) {
            if (before.areas().find(area.id()).isEmpty()) {
                reasons.add("area " + area.id() + ": may not be added after the first submission");
            }
        }
    }

    private void zones() {
        if (!before.card().zone().equals(after.card().zone())) {
            reasons.add("mission: timeZone may not change after the first submission, it was "
                    + before.card().zone());
        }
        for (Area old : before.areas().all()) {
            boolean changed = after.areas().find(old.id()).isPresent()
                    && !before.areas().zone(old.id()).equals(after.areas().zone(old.id()));
            if (changed) {
                reasons.add("area " + old.id() + ": time_zone may not change after the first submission, it was "
                        + before.areas().zone(old.id()));
            }
        }
        for (Place old : before.places()) {
            Optional<Place> place = after.place(old.id());
            if (place.isPresent() && !before.zoneOf(old).equals(after.zoneOf(place.get()))) {
                reasons.add("place " + old.id() + ": time_zone may not change after the first submission, it was "
                        + before.zoneOf(old));
            }
        }
    }
}
