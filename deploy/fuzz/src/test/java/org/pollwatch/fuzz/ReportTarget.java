package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pollwatch.gateway.ReportJson;

/** One report in JSON. A fault names its field. */
final class ReportTarget implements Target {
    private final GatewayUnderFuzz gateway = new GatewayUnderFuzz(it -> it);

    @Override
    public List<byte[]> seeds() {
        return samples().stream().map(it -> it.getBytes(UTF_8)).toList();
    }

    static List<String> samples() {
        return List.of(
                ReportJson.voting().text(),
                ReportJson.voting()
                        .with("revision", 2)
                        .with("withdrawn", true)
                        .with("sentAt", "2026-09-27T10:20:00Z")
                        .text(),
                ReportJson.voting()
                        .answer("voters_voted", 12)
                        .answer(
                                "party_observers_present",
                                new JsonArray().add("bridge").add("harbour"))
                        .answer("overall_voting", "not_observed")
                        .text(),
                ReportJson.results()
                        .answer("votes", new JsonObject().put("pilot", 300).put("valid", 900))
                        .answer("seen", "told")
                        .text(),
                ReportJson.table()
                        .answer("rows", new JsonArray().add(ReportJson.row("AV-N1-001", 300, 310)))
                        .text());
    }

    @Override
    public void take(byte[] input) throws IOException {
        Optional<Wire.Answer> answer = gateway.ask("POST", "/reports", "Content-Type: application/json\r\n", input);
        Promises.namesTheField(answer);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
