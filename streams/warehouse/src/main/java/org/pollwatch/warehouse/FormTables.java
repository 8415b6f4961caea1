package org.pollwatch.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * The wide tables: per form {@code answers_<form>} with a column for each question of any version, and the view
 * {@code report_<form>} that puts the report and its place beside them. Columns are only ever added, as a form's questions are.
 */
public final class FormTables {
    /** The columns of the view that are not answers; a question of such a name gets {@code answer_} before it. */
    private static final Set<String> TAKEN = Set.of(
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

    private FormTables() {}

    /** @return the table of a form's answers */
    public static String answers(String form) {
        return "answers_" + form;
    }

    /** @return the view of a form's reports with their places and answers */
    public static String view(String form) {
        return "report_" + form;
    }

    /** @return the column of a question */
    public static String column(String question) {
        return TAKEN.contains(question.toLowerCase(Locale.ROOT)) ? "answer_" + question : question;
    }

    /**
     * @return how a question's answers are typed: words as text, several words as a list, numbers as whole numbers (null
     *     where it was answered in words), votes and protocols as JSON, attachments as their hash
     */
    public static String type(Question question) {
        return switch (question.type()) {
            case CHOICES -> "VARCHAR[]";
            case INTEGER -> "BIGINT";
            case VOTES, PROTOCOLS -> "JSON";
            case YES_NO, CHOICE, EVALUATION, TIME, TEXT, PHOTO -> "VARCHAR";
        };
    }

    /** @return the questions of all versions of a form by column, in the order in which the versions brought them */
    public static Map<String, Question> columns(Mission mission, String form) {
        Map<String, Question> columns = new LinkedHashMap<>();
        for (Form version : mission.versions(form)) {
            version.questions().forEach(it -> columns.putIfAbsent(column(it.id()), it));
        }
        return columns;
    }

    /** Makes the tables of forms that are new, adds the columns of questions that are new, and makes the views again. */
    static void bring(DuckDBConnection connection, Mission mission) throws SQLException {
        for (String form : mission.formIds()) {
            Map<String, Question> columns = columns(mission, form);
            try (Statement statement = connection.createStatement()) {
                String table = "store." + Sql.name(answers(form));
                statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (report_id VARCHAR)");
                Set<String> known = new LinkedHashSet<>(columnsOf(connection, answers(form)));
                for (Map.Entry<String, Question> column : columns.entrySet()) {
                    if (!known.contains(column.getKey())) {
                        statement.execute("ALTER TABLE " + table + " ADD COLUMN " + Sql.name(column.getKey()) + " "
                                + type(column.getValue()));
                    }
                }
                statement.execute(view(form, table));
            }
        }
    }

    private static String view(String form, String table) {
        return "CREATE OR REPLACE VIEW store." + Sql.name(view(form))
                + " AS SELECT r.*, p.number, p.name, p.registered_voters, a.* EXCLUDE (report_id) FROM store.reports r JOIN "
                + table
                + " a ON a.report_id = r.report_id LEFT JOIN store.places p ON p.place = r.place WHERE r.form = "
                + Sql.text(form);
    }

    /** @return the tables of answers that there are, also of forms that the definition no longer has */
    static List<String> answerTables(DuckDBConnection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT table_name FROM duckdb_tables() WHERE schema_name ="
                        + " 'store' AND starts_with(table_name, 'answers_')")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /** @return a table's columns in their order */
    static List<String> columnsOf(DuckDBConnection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var asked =
                connection.prepareStatement("SELECT column_name FROM duckdb_columns() WHERE schema_name = 'store'"
                        + " AND table_name = ? ORDER BY column_index")) {
            asked.setString(1, table);
            try (ResultSet found = asked.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        return columns;
    }
}
