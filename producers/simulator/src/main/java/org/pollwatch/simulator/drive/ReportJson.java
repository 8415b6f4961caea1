package org.pollwatch.simulator.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;

/** A report as the gateway takes it. */
final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    static byte[] one(Report report, Instant sentAt) {
        return text(report, sentAt).getBytes(StandardCharsets.UTF_8);
    }

    /** @return one line for each report */
    static byte[] lines(List<Report> reports, Instant sentAt) {
        return reports.stream()
                .map(report -> text(report, sentAt))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Report report, Instant sentAt) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("reportId", report.reportId())
                .put("revision", report.revision())
                .put("withdrawn", report.withdrawn())
                .put("form", report.form())
                .put("formVersion", report.formVersion())
                .put("place", report.place())
                .put("observedAt", report.observedAt().toString())
                .put("sentAt", sentAt.toString());
        ObjectNode answers = json.putObject("answers");
        report.answers().forEach((question, answer) -> put(answers, question, answer));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    private static void put(ObjectNode answers, String question, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            answers.put(question, given.amount());
        } else if (answer instanceof Answer.Votes given) {
            given.byContestant().forEach(answers.putObject(question)::put);
        } else if (answer instanceof Answer.Protocols given) {
            ArrayNode rows = answers.putArray(question);
            given.rows().forEach(row -> put(rows.addObject(), row));
        } else if (answer instanceof Answer.Attachment given) {
            answers.putObject(question)
                    .put("sha256", given.sha256())
                    .put("bytes", given.bytes())
                    .put("encrypted", true);
        } else if (((Answer.Words) answer).words().size() == 1) {
            answers.put(question, ((Answer.Words) answer).words().get(0));
        } else {
            ArrayNode array = answers.putArray(question);
            ((Answer.Words) answer).words().forEach(array::add);
        }
    }

    private static void put(ObjectNode json, ProtocolRow row) {
        json.put("place", row.place());
        row.station().forEach(json.putObject("station")::put);
        row.commission().forEach(json.putObject("commission")::put);
    }
}
