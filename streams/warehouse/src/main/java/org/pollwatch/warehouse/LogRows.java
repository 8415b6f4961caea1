package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Batch.Found;

/** The rows of what only grows: submissions, their receipts, refusals and reviews. */
final class LogRows {
    private final DuckDBConnection connection;

    LogRows(DuckDBConnection connection) {
        this.connection = connection;
    }

    void submissions(List<Found<Submission>> found, Mission mission) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "submissions")) {
            Row row = new Row(appender);
            for (Found<Submission> at : found) {
                Submission it = at.value();
                row.begin()
                        .text(it.getReportId())
                        .number(it.getRevision())
                        .flag(it.getWithdrawn())
                        .text(it.getForm())
                        .text(it.getFormVersion())
                        .text(it.getPlace())
                        .text(DefinitionTables.areaOf(it.getPlace(), mission))
                        .time(it.getObservedAt())
                        .time(it.getSentAt())
                        .time(it.getReceivedAt())
                        .text(it.getTeam())
                        .text(it.getAuthority().name())
                        .text(it.getChannel())
                        .number(it.getDefinitionRevision())
                        .text(answers(it))
                        .integer(at.partition())
                        .number(at.offset())
                        .end();
            }
        }
    }

    /** A record that contradicts itself was rejected; nobody can say what it answers. */
    private static String answers(Submission sent) {
        try {
            return AnswerJson.of(ReportRecords.read(sent).report().answers());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void receipts(List<Receipt> found) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "receipts")) {
            Row row = new Row(appender);
            for (Receipt it : found) {
                row.begin()
                        .text(it.getReportId())
                        .number(it.getRevision())
                        .text(it.getOutcome().name())
                        .text(AnswerJson.of(it.getReasons().stream()
                                .map(why -> new AnswerJson.Reason(why.getField(), why.getCode(), why.getExpected()))
                                .toList()))
                        .number(it.getStandingRevision())
                        .text(it.getTeam())
                        .time(it.getReceivedAt())
                        .integer(it.getPartition())
                        .number(it.getOffset())
                        .end();
            }
        }
    }

    void refusals(List<Found<Refusal>> found) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "refusals")) {
            Row row = new Row(appender);
            for (Found<Refusal> at : found) {
                Refusal it = at.value();
                row.begin()
                        .text(it.getReportId().toLowerCase(Locale.ROOT))
                        .text(it.getTeam())
                        .text(it.getForm())
                        .text(AnswerJson.of(it.getReasons().stream()
                                .map(why -> new AnswerJson.Reason(why.getField(), why.getCode(), why.getExpected()))
                                .toList()))
                        .time(it.getRefusedAt())
                        .integer(at.partition())
                        .number(at.offset())
                        .end();
            }
        }
    }

    void reviews(List<Found<Review>> found) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "reviews")) {
            Row row = new Row(appender);
            for (Found<Review> at : found) {
                Review it = at.value();
                row.begin()
                        .text(it.getReportId())
                        .text(it.getAction().name())
                        .number(it.getDefinitionRevision())
                        .number(it.getRevision())
                        .text(it.getReason())
                        .text(it.getBy())
                        .time(it.getAt())
                        .integer(at.partition())
                        .number(at.offset())
                        .end();
            }
        }
    }
}
