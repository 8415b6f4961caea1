package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.FlaggedIndicators;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The rows of the reports that count, and of their answers, a column a question. */
final class ReportRows {
    private final DuckDBConnection connection;
    private final LongFunction<Mission> definitions;
    private final Map<Long, Rules> rules = new LinkedHashMap<>();

    ReportRows(DuckDBConnection connection, LongFunction<Mission> definitions) {
        this.connection = connection;
        this.definitions = definitions;
    }

    /** By what a report is counted; only the slots' meaning within one report matters here, so one revision's layout does. */
    private record Rules(Mission mission, Layouts layouts) {
        static Rules of(Mission mission) {
            return new Rules(mission, Layouts.EMPTY.with(mission));
        }
    }

    /** @param newest whose forms the tables have columns of */
    void add(Mission newest, List<EffectiveReport> found) throws SQLException {
        Map<String, List<Report>> byForm = new LinkedHashMap<>();
        try (DuckDBAppender appender = connection.createAppender("store", "reports")) {
            Row row = new Row(appender);
            for (EffectiveReport record : found) {
                Report report = ReportRecords.read(record);
                add(row, record, report);
                byForm.computeIfAbsent(report.form(), it -> new ArrayList<>()).add(report);
            }
        }
        for (Map.Entry<String, List<Report>> form : byForm.entrySet()) {
            answers(withForm(newest, form.getKey(), found), form.getKey(), form.getValue());
        }
    }

    /** A report of a form that the definition has dropped since still counts, by the definition that had it. */
    private Mission withForm(Mission newest, String form, List<EffectiveReport> found) throws SQLException {
        if (!newest.versions(form).isEmpty()) {
            return newest;
        }
        Mission then = found.stream()
                .filter(it -> it.getForm().equals(form))
                .map(it -> rules(it.getDefinitionRevision()).mission())
                .reduce((one, other) -> one.revision() > other.revision() ? one : other)
                .orElseThrow();
        FormTables.bring(connection, then);
        return then;
    }

    private Rules rules(long revision) {
        return rules.computeIfAbsent(revision, it -> Rules.of(definitions.apply(it)));
    }

    private void add(Row row, EffectiveReport record, Report report) throws SQLException {
        Rules by = rules(record.getDefinitionRevision());
        Mission mission = by.mission();
        List<String> path = record.getAreaPath();
        Optional<Place> place = mission.place(report.place());
        row.begin()
                .text(report.reportId())
                .number(report.revision())
                .text(report.form())
                .text(report.formVersion())
                .text(report.place())
                .text(path.get(0))
                .text(DefinitionTables.at(AreaLevel.REGION, path, mission))
                .text(DefinitionTables.at(AreaLevel.DISTRICT, path, mission))
                .day(day(record.getHour()))
                .text(record.getHour())
                .text(record.getTeam())
                .time(report.observedAt())
                .time(record.getReceivedAt())
                .number(record.getDefinitionRevision())
                .text(place.map(it -> it.attributes().get("setting")).orElse(null))
                .text(place.map(it -> it.attributes().get("type")).orElse(null))
                .texts(FlaggedIndicators.of(report, mission, by.layouts()))
                .end();
    }

    private static LocalDate day(String hour) {
        return hour.equals(LocalHour.UNKNOWN) ? null : LocalDate.parse(hour.substring(0, hour.indexOf('T')));
    }

    private void answers(Mission newest, String form, List<Report> reports) throws SQLException {
        String table = FormTables.answers(form);
        Map<String, Question> known = FormTables.columns(newest, form);
        List<Optional<Question>> columns = FormTables.columnsOf(connection, table).stream()
                .skip(1)
                .map(it -> Optional.ofNullable(known.get(it)))
                .toList();
        try (DuckDBAppender appender = connection.createAppender("store", table)) {
            Row row = new Row(appender);
            for (Report report : reports) {
                row.begin().text(report.reportId());
                for (Optional<Question> column : columns) {
                    answer(row, column, report);
                }
                row.end();
            }
        }
    }

    private static void answer(Row row, Optional<Question> question, Report report) throws SQLException {
        Answer answer = question.map(it -> report.answers().get(it.id())).orElse(null);
        if (answer == null) {
            row.nothing();
        } else if (question.orElseThrow().type() == QuestionType.CHOICES) {
            row.texts(answer instanceof Answer.Words it ? it.words() : null);
        } else if (answer instanceof Answer.Amount it) {
            row.number(it.amount());
        } else if (answer instanceof Answer.Attachment it) {
            row.text(it.sha256());
        } else if (answer instanceof Answer.Words it) {
            words(row, question.orElseThrow(), it);
        } else {
            row.text(AnswerJson.of(answer));
        }
    }

    private static void words(Row row, Question question, Answer.Words answer) throws SQLException {
        switch (question.type()) {
            case INTEGER -> row.nothing(); // not observed and not applicable are no number
            case VOTES, PROTOCOLS -> row.text(AnswerJson.of(answer));
            default -> row.text(answer.words().get(0));
        }
    }
}
