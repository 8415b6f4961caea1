package org.pollwatch.benchmark.bed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reports in a database: as they came, the standing revision of each, and which answers count for which indicator. */
public final class ReportTable implements AutoCloseable {
    private static final String TABLES =
            """
            CREATE TABLE submissions (report uuid, revision int, body jsonb, PRIMARY KEY (report, revision));
            CREATE TABLE reports (
              report uuid PRIMARY KEY, revision int, place text, area text, hour text, answers jsonb);
            CREATE TABLE words (question text, word text, indicator text, flagged boolean, PRIMARY KEY (question, word))
            """;

    private static final String FIGURES =
            """
            SELECT r.area, r.hour, w.indicator, count(*) FILTER (WHERE w.flagged), count(*)
            FROM reports r, jsonb_each_text(r.answers) a JOIN words w ON w.question = a.key AND w.word = a.value
            GROUP BY r.area, r.hour, w.indicator
            """;

    private static final String INSERT =
            "INSERT INTO submissions VALUES (?, ?, ?::jsonb) ON CONFLICT (report, revision) DO NOTHING";

    private static final String UPSERT =
            """
            INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?::jsonb -> 'answers')
            ON CONFLICT (report) DO UPDATE SET revision = excluded.revision, place = excluded.place,
              area = excluded.area, hour = excluded.hour, answers = excluded.answers
            WHERE reports.revision < excluded.revision
            """;

    /** Those whose counting needs nothing but the answer itself; the others would only make it slower. */
    private static final Set<QuestionType> PLAIN =
            Set.of(QuestionType.YES_NO, QuestionType.EVALUATION, QuestionType.CHOICE);

    private final Connection connection;

    private ReportTable(Connection connection) {
        this.connection = connection;
    }

    /** @param form whose indicators are counted */
    public static ReportTable create(PostgresServer server, Form form) throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement();
                PreparedStatement words = connection.prepareStatement("INSERT INTO words VALUES (?, ?, ?, ?)")) {
            statement.execute(TABLES);
            for (Question question : form.questions()) {
                if (PLAIN.contains(question.type())
                        && !question.counted().isEmpty()
                        && question.askIf().isEmpty()) {
                    for (String word : question.answers()) {
                        words.setString(1, question.id());
                        words.setString(2, word);
                        words.setString(3, question.indicator().orElse(question.id()));
                        words.setBoolean(4, question.counted().contains(word));
                        words.execute();
                    }
                }
            }
        }
        return new ReportTable(connection);
    }

    /** @return by area, then {@code indicator.flagged} and {@code indicator.applicable}, over all hours; zeros left out */
    public Map<String, Map<String, Long>> figures() throws SQLException {
        Map<String, Map<String, Long>> figures = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FIGURES)) {
            while (rows.next()) {
                Map<String, Long> area = figures.computeIfAbsent(rows.getString(1), it -> new TreeMap<>());
                String indicator = rows.getString(3);
                if (rows.getLong(4) > 0) {
                    area.merge(indicator + ".flagged", rows.getLong(4), Long::sum);
                }
                area.merge(indicator + ".applicable", rows.getLong(5), Long::sum);
            }
        }
        return figures;
    }

    /** @return for one thread */
    public static Writer writer(PostgresServer server) throws SQLException {
        return new Writer(server.connect());
    }

    /** Writes reports, each in a transaction. */
    public static final class Writer implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement upsert;

        private Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            this.insert = connection.prepareStatement(INSERT);
            this.upsert = connection.prepareStatement(UPSERT);
        }

        /** @param json the report as it came */
        public void write(Report report, Mission mission, String json) throws SQLException {
            Place place = mission.place(report.place()).orElseThrow();
            UUID id = UUID.fromString(report.reportId());
            insert.setObject(1, id);
            insert.setLong(2, report.revision());
            insert.setString(3, json);
            insert.executeUpdate();
            upsert.setObject(1, id);
            upsert.setLong(2, report.revision());
            upsert.setString(3, place.id());
            upsert.setString(4, place.area());
            upsert.setString(
                    5,
                    LocalHour.of(
                            report.observedAt(),
                            mission.zoneOf(place),
                            mission.card().electionDay()));
            upsert.setString(6, json);
            upsert.executeUpdate();
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
