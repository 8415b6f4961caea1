package org.pollwatch.headquarters.report;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.FlagCondition;

/**
 * Which reports are asked for.
 *
 * @param area with everything below it
 * @param flagged an indicator of the form
 * @param hour local hour of observation, or unknown
 * @param state how they stand; all for every one that was ever sent
 * @param limit rows; 0 for the total alone
 * @param after the row behind which to go on
 */
public record ReportFilter(
        Optional<String> area,
        Optional<String> form,
        Optional<String> place,
        Optional<String> team,
        Optional<String> flagged,
        Optional<String> hour,
        String state,
        int limit,
        Optional<Cursor> after) {
    /** The state of reports that count. */
    public static final String EFFECTIVE = "effective";

    private static final String ALL = "all";

    /** A place in the order of the list: the latest received first, ties by id. */
    public record Cursor(String receivedAt, String reportId) {
        private static final String BETWEEN = "~";

        /** @throws UnknownName if it is none that this API gave */
        public static Cursor parse(String text) {
            String[] parts = text.split(BETWEEN, 2);
            try {
                Instant.parse(parts[0]);
            } catch (DateTimeParseException e) {
                throw new UnknownName("after", "what the answer before gave as next");
            }
            return new Cursor(parts[0], parts.length > 1 ? parts[1] : "");
        }

        String text() {
            return receivedAt + BETWEEN + reportId;
        }
    }

    /** @throws UnknownName if a parameter names nothing of the mission, or goes only with another one */
    public ReportFilter {
        if (flagged.isPresent() && form.isEmpty()) {
            throw new UnknownName("flagged", "a form to be named with it");
        }
        if (!state.equals(EFFECTIVE) && (flagged.isPresent() || hour.isPresent())) {
            throw new UnknownName("state", "effective, where flagged or hour are given: other reports are not counted");
        }
    }

    /** @throws UnknownName if a parameter names nothing of the mission */
    public ReportFilter checked(Mission mission) {
        form.filter(it -> mission.newest(it).isEmpty()).ifPresent(it -> {
            throw new UnknownName("form", "a form id of mission " + mission.id());
        });
        flagged.filter(it -> mission.versions(form.orElseThrow()).stream()
                        .map(Form::indicators)
                        .flatMap(List::stream)
                        .noneMatch(indicator -> indicator.id().equals(it)))
                .ifPresent(it -> {
                    throw new UnknownName("flagged", "an indicator of the form");
                });
        return this;
    }

    /** The conditions as SQL, with the values of their question marks. */
    record Conditions(String sql, List<Object> values) {}

    /** @return all conditions but {@link #after}, on rows of {@code reports} or {@code standing} */
    Conditions conditions(Mission mission) {
        List<String> all = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        area.ifPresent(it -> {
            all.add("area IN (SELECT area FROM areas WHERE list_contains(path, ?))");
            values.add(it);
        });
        equal("form", form, all, values);
        equal("place", place, all, values);
        equal("team", team, all, values);
        equal("hour", hour, all, values);
        flagged.ifPresent(it -> all.add(FlagCondition.of(mission, form.orElseThrow(), it)));
        if (!isEffective() && !state.equals(ALL)) {
            equal("state", Optional.of(state), all, values);
        }
        return new Conditions(String.join(" AND ", all), values);
    }

    private static void equal(String column, Optional<String> value, List<String> all, List<Object> values) {
        value.ifPresent(it -> {
            all.add(column + " = ?");
            values.add(it);
        });
    }

    boolean isEffective() {
        return state.equals(EFFECTIVE);
    }
}
