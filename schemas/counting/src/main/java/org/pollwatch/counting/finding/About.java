package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param subject tells it from the rule's other findings: ids joined by bars
 * @param areaPath from the place's area, or the area itself, up to the country
 */
public record About(
        String subject,
        Optional<String> place,
        List<String> areaPath,
        Optional<String> form,
        Optional<String> team,
        Optional<String> contest,
        Optional<String> indicator,
        Optional<String> hour) {

    public About {
        areaPath = List.copyOf(areaPath);
    }

    /** @return about an area or a place, and nothing more */
    public static About of(String subject, Optional<String> place, List<String> areaPath) {
        return new About(
                subject,
                place,
                areaPath,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public About form(String value) {
        return new About(subject, place, areaPath, Optional.of(value), team, contest, indicator, hour);
    }

    public About team(String value) {
        return new About(subject, place, areaPath, form, Optional.of(value), contest, indicator, hour);
    }

    public About contest(String value) {
        return new About(subject, place, areaPath, form, team, Optional.of(value), indicator, hour);
    }

    public About indicator(String value) {
        return new About(subject, place, areaPath, form, team, contest, Optional.of(value), hour);
    }

    public About hour(String value) {
        return new About(subject, place, areaPath, form, team, contest, indicator, Optional.of(value));
    }
}
