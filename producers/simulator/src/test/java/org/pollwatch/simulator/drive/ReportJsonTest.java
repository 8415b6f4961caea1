package org.pollwatch.simulator.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;

class ReportJsonTest {
    private static JsonNode answers(Map<String, Answer> answers) throws IOException {
        Report report = new Report(
                "00000000-0000-4000-8000-000000000000",
                1,
                false,
                "counting",
                "2026-09-01",
                "AV-N1-001",
                Instant.EPOCH,
                new TreeMap<>(answers));
        return new ObjectMapper()
                .readTree(ReportJson.one(report, Instant.EPOCH))
                .path("answers");
    }

    @Test
    void shouldWriteEachKindOfAnswerAsTheGatewayReadsIt() throws IOException {
        JsonNode written = answers(Map.of(
                "note",
                new Answer.Attachment("0a", 5),
                "word",
                Answer.word("yes"),
                "words",
                new Answer.Words(List.of("a", "b")),
                "number",
                Answer.amount(7),
                "votes",
                new Answer.Votes(Map.of("bridge", 812L, "against_all", 0L)),
                "table",
                new Answer.Protocols(List.of(new ProtocolRow(
                        "AV-N1-002", new TreeMap<>(Map.of("bridge", 812L)), new TreeMap<>(Map.of("bridge", 176L)))))));

        assertThat(written)
                .isEqualTo(new ObjectMapper()
                        .readTree(
                                "{\"note\":{\"sha256\":\"0a\",\"bytes\":5,\"encrypted\":true},\"word\":\"yes\",\"words\":[\"a\",\"b\"],\"number\":7,"
                                        + "\"votes\":{\"against_all\":0,\"bridge\":812},"
                                        + "\"table\":[{\"place\":\"AV-N1-002\",\"station\":{\"bridge\":812},"
                                        + "\"commission\":{\"bridge\":176}}]}"));
    }
}
