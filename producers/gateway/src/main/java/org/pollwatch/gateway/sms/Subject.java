package org.pollwatch.gateway.sms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/**
 * What a message is about, and what stands behind it.
 *
 * @param id of the place or the area
 * @param said as the observer wrote it; the area's id where it was left out
 * @param rest of the message
 */
record Subject(String id, String said, String rest) {
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})(?=[\\s,;.:A-Z]|$)");
    private static final Pattern WORD = Pattern.compile("[^\\s,;]+");

    /**
     * @param text what follows the form's code
     * @return empty where it is no place of the form's kind, or no single one
     */
    static Optional<Subject> of(String text, Form form, Mission mission, TeamIdentity team) {
        String stripped = text.strip();
        Matcher word = WORD.matcher(stripped);
        String first = word.lookingAt() ? word.group() : "";
        if (form.subject() == FormSubject.AREA) {
            return area(stripped, first, mission, team);
        }
        PlaceKind kind = PlaceKind.valueOf(form.subject().name());
        List<Place> places =
                mission.places().stream().filter(it -> it.kind() == kind).toList();
        Optional<Place> named =
                places.stream().filter(it -> it.id().equalsIgnoreCase(first)).findFirst();
        if (named.isPresent()) {
            return named.map(it -> new Subject(it.id(), it.id(), stripped.substring(first.length())));
        }
        Matcher number = NUMBER.matcher(stripped);
        if (!number.lookingAt()) {
            return Optional.empty();
        }
        List<Place> numbered = places.stream()
                .filter(it -> withoutZeros(it.number()).equals(withoutZeros(number.group(1))))
                .filter(it -> isWithin(mission, it.area(), team))
                .limit(2)
                .toList();
        return numbered.size() == 1
                ? Optional.of(new Subject(numbered.get(0).id(), number.group(1), stripped.substring(number.end())))
                : Optional.empty();
    }

    private static Optional<Subject> area(String text, String first, Mission mission, TeamIdentity team) {
        Optional<Subject> named = mission.areas().all().stream()
                .map(Area::id)
                .filter(first::equalsIgnoreCase)
                .filter(it -> isWithin(mission, it, team))
                .findFirst()
                .map(it -> new Subject(it, it, text.substring(first.length())));
        if (named.isPresent() || team.areas().size() != 1) {
            return named;
        }
        String own = team.areas().get(0);
        return Optional.of(new Subject(own, own, text));
    }

    private static boolean isWithin(Mission mission, String area, TeamIdentity team) {
        return team.areas().isEmpty() || mission.areas().path(area).stream().anyMatch(team.areas()::contains);
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }
}
