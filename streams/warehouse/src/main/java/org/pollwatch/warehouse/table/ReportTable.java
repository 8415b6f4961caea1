package org.pollwatch.warehouse.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.warehouse.FormTables;
import org.pollwatch.warehouse.Sql;

/**
 * What a table to take away holds. Its columns are those of the warehouse; answers stand under {@code <form>.<question>}, and
 * every row begins with its mission and whether that is a reconstruction.
 *
 * @param form one form alone; empty for all
 * @param area with everything below it; empty for all that the session reaches
 * @param banner what a reconstruction says of itself; empty for any other mission
 */
public record ReportTable(
        Mission mission, Kind kind, Optional<String> form, Optional<String> area, Optional<String> banner) {

    /** One row per report that counts, or per visit of a team to a place: all forms of that visit side by side. */
    public enum Kind {
        REPORTS,
        VISITS
    }

    private static final List<String> ABOUT_REPORT = List.of(
            "report_id",
            "revision",
            "form",
            "form_version",
            "place",
            "area",
            "region",
            "district",
            "day",
            "hour",
            "team",
            "observed_at",
            "received_at",
            "definition_revision",
            "setting",
            "type",
            "flags",
            "number",
            "name",
            "registered_voters");
    private static final List<String> ABOUT_VISIT =
            List.of("place", "area", "region", "district", "setting", "type", "number", "name", "registered_voters");
    private static final List<String> OF_FORM =
            List.of("report_id", "revision", "hour", "observed_at", "received_at", "flags");

    /** Some of the places, chosen by the hash of their ids: their visits are whole. */
    record Slice(int number, int of) {
        static final Slice WHOLE = new Slice(0, 1);
    }

    String select(boolean flat) {
        return select(flat, Slice.WHOLE);
    }

    /**
     * @param flat whether lists and times are texts: for files that have neither
     * @return the rows, in no particular order
     */
    String select(boolean flat, Slice slice) {
        String rows = kind == Kind.REPORTS ? reports(slice) : visits(slice);
        String begin = Sql.text(mission.id()) + " AS mission, "
                + banner.map(Sql::text).orElse("NULL::VARCHAR") + " AS reconstruction, ";
        return "SELECT " + begin + (flat ? flattened() : "*") + " FROM (" + rows + ")";
    }

    private String reports(Slice slice) {
        return forms().stream()
                .map(id -> "SELECT " + columns("r", ABOUT_REPORT) + answers(id, "r") + " FROM "
                        + Sql.name(FormTables.view(id)) + " r" + where("r", slice))
                .collect(Collectors.joining(" UNION ALL BY NAME "));
    }

    /**
     * A team that sends the same form about the same place twice was there twice: its first reports of all forms are one
     * visit, its second ones another.
     */
    private String visits(Slice slice) {
        List<String> forms = forms().stream()
                .filter(id -> mission.newest(id).orElseThrow().subject() != FormSubject.AREA)
                .toList();
        StringBuilder sql = new StringBuilder("WITH ");
        for (int i = 0; i < forms.size(); i++) {
            sql.append("f")
                    .append(i)
                    .append(" AS (SELECT *, row_number() OVER (PARTITION BY team, place")
                    .append(" ORDER BY observed_at, report_id) AS visit FROM ")
                    .append(Sql.name(FormTables.view(forms.get(i))))
                    .append(" r")
                    .append(where("r", slice))
                    .append("), ");
        }
        sql.append("all_visits AS (SELECT team, place, visit, any_value(COLUMNS(c -> c IN (")
                .append(ABOUT_VISIT.stream().skip(1).map(Sql::text).collect(Collectors.joining(", ")))
                .append("))) FROM (");
        for (int i = 0; i < forms.size(); i++) {
            sql.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT team, visit, ")
                    .append(String.join(", ", ABOUT_VISIT))
                    .append(" FROM f")
                    .append(i);
        }
        sql.append(") GROUP BY team, place, visit) SELECT v.*");
        for (int i = 0; i < forms.size(); i++) {
            String f = "f" + i;
            for (String column : OF_FORM) {
                sql.append(", ")
                        .append(f)
                        .append('.')
                        .append(column)
                        .append(" AS ")
                        .append(Sql.name(forms.get(i) + "." + column));
            }
            sql.append(answers(forms.get(i), f));
        }
        sql.append(" FROM all_visits v");
        for (int i = 0; i < forms.size(); i++) {
            sql.append(" LEFT JOIN f").append(i).append(" USING (team, place, visit)");
        }
        return sql.toString();
    }

    private List<String> forms() {
        return form.map(List::of).orElseGet(mission::formIds);
    }

    private String where(String view, Slice slice) {
        String own = area.map(it -> " AND " + view + ".area IN (SELECT area FROM areas WHERE list_contains(path, "
                        + Sql.text(it) + "))")
                .orElse("");
        String some = slice.of() == 1 ? "" : " AND hash(" + view + ".place) % " + slice.of() + " = " + slice.number();
        return " WHERE TRUE" + own + some;
    }

    private static String columns(String view, List<String> names) {
        return names.stream().map(it -> view + "." + Sql.name(it)).collect(Collectors.joining(", "));
    }

    private String answers(String id, String view) {
        return questions(id).keySet().stream()
                .map(column -> ", " + view + "." + Sql.name(column) + " AS " + Sql.name(id + "." + column))
                .collect(Collectors.joining());
    }

    private Map<String, Question> questions(String id) {
        return FormTables.columns(mission, id);
    }

    /** Words of a list with blanks between, times as ISO 8601 in UTC, names that a spreadsheet would take for a formula quoted. */
    private String flattened() {
        List<String> replaced = new ArrayList<>();
        for (String name : List.of("number", "name")) {
            replaced.add("CASE WHEN regexp_matches(" + name + ", '^[=+\\-@\\t\\r\\n]') THEN '''' || " + name + " ELSE "
                    + name + " END AS " + name);
        }
        List<String> prefixes = kind == Kind.REPORTS ? List.of("") : visited();
        for (String prefix : prefixes) {
            for (String time : List.of("observed_at", "received_at")) {
                String column = Sql.name(prefix + time);
                replaced.add("strftime(" + column + ", '%Y-%m-%dT%H:%M:%SZ') AS " + column);
            }
            replaced.add(joined(prefix + "flags"));
        }
        for (String id : answered()) {
            questions(id).forEach((column, question) -> {
                if (FormTables.type(question).endsWith("[]")) {
                    replaced.add(joined(id + "." + column));
                }
            });
        }
        return "* REPLACE (" + String.join(", ", replaced) + ")";
    }

    private List<String> answered() {
        return kind == Kind.REPORTS
                ? forms()
                : visited().stream().map(it -> it.substring(0, it.length() - 1)).toList();
    }

    private List<String> visited() {
        return forms().stream()
                .filter(id -> mission.newest(id).orElseThrow().subject() != FormSubject.AREA)
                .map(id -> id + ".")
                .toList();
    }

    private static String joined(String column) {
        return "array_to_string(" + Sql.name(column) + ", ' ') AS " + Sql.name(column);
    }
}
