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
            return;
        }
        List<String> words = ((Answer.Words) answer).words();
        if (words.size() == 1) {
            answers.put(question, words.get(0));
        } else {
            ArrayNode array = answers.putArray(question);
            words.forEach(array::add);
        }
    }
}
