package org.pollwatch.headquarters.board;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;

/**
 * Which records somebody wants. Every part that is empty takes all.
 *
 * @param areas the ids taken; empty for all
 * @param hour empty for the whole observation, {@code all} for every hour, else one hour
 */
public record RateFilter(Optional<Set<String>> areas, Optional<String> form, Optional<String> hour) {
    private static final String ALL = "all";

    /** Takes every record of the whole observation. */
    public static final RateFilter EVERYTHING = new RateFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads what was asked for against the mission's definition.
     *
     * @param hour {@code all}, {@code unknown} or a local hour such as {@code 2022-11-20T10}
     * @throws UnknownName if the mission has no such area, form or level
     */
    public static RateFilter of(
            Mission mission,
            Optional<String> area,
            Optional<String> form,
            Optional<String> level,
            Optional<String> hour) {
        UnknownName.checkArea(mission, area);
        form.filter(it -> !mission.formIds().contains(it)).ifPresent(it -> {
            throw new UnknownName("form", "one of " + String.join(", ", mission.formIds()));
        });
        Optional<AreaLevel> wanted = level.map(RateFilter::level);
        if (area.isEmpty() && wanted.isEmpty()) {
            return new RateFilter(Optional.empty(), form, hour);
        }
        Set<String> areas = mission.areas().all().stream()
                .filter(it -> area.isEmpty() || area.get().equals(it.id()))
                .filter(it -> wanted.isEmpty() || wanted.get() == it.level())
                .map(Area::id)
                .collect(Collectors.toUnmodifiableSet());
        return new RateFilter(Optional.of(areas), form, hour);
    }

    private static AreaLevel level(String word) {
        for (AreaLevel level : AreaLevel.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(word)) {
                return level;
            }
        }
        throw new UnknownName("level", "country, region or district");
    }

    boolean asksForHours() {
        return hour.isPresent();
    }

    /** @return whether an area and form are asked for, at any hour */
    public boolean takes(String ofArea, String ofForm) {
        return areas.map(it -> it.contains(ofArea)).orElse(true)
                && form.map(ofForm::equals).orElse(true);
    }

    boolean takes(AreaRates rates) {
        return takes(rates.getArea(), rates.getForm())
                && hour.map(it -> it.equals(ALL) || it.equals(rates.getHour())).orElse(true);
    }
}
