package org.pollwatch.benchmark.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;

/** A report as a device sends it. */
public final class ReportJson {
    /** Where its id stands, 36 bytes. */
    static final int ID_AT = "{\"reportId\":\"".length();

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /** @return one JSON object, in UTF-8 */
    public static byte[] write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("reportId", report.reportId());
            json.writeNumberField("revision", report.revision());
            json.writeBooleanField("withdrawn", report.withdrawn());
            json.writeStringField("form", report.form());
            json.writeStringField("formVersion", report.formVersion());
            json.writeStringField("place", report.place());
            json.writeStringField("observedAt", report.observedAt().toString());
            json.writeObjectFieldStart("answers");
            for (Map.Entry<String, Answer> answer : report.answers().entrySet()) {
                json.writeFieldName(answer.getKey());
                write(json, answer.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Answer answer) throws IOException {
        if (answer instanceof Answer.Amount it) {
            json.writeNumber(it.amount());
            return;
        }
        if (answer instanceof Answer.Votes it) {
            figures(json, it.byContestant());
            return;
        }
        if (answer instanceof Answer.Protocols it) {
            json.writeStartArray();
            for (ProtocolRow row : it.rows()) {
                json.writeStartObject();
                json.writeStringField("place", row.place());
                json.writeFieldName("station");
                figures(json, row.station());
                json.writeFieldName("commission");
                figures(json, row.commission());
                json.writeEndObject();
            }
            json.writeEndArray();
            return;
        }
        List<String> words = ((Answer.Words) answer).words();
        if (words.size() == 1) {
            json.writeString(words.get(0));
            return;
        }
        json.writeStartArray();
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static void figures(JsonGenerator json, Map<String, Long> figures) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Long> figure : figures.entrySet()) {
            json.writeNumberField(figure.getKey(), figure.getValue());
        }
        json.writeEndObject();
    }
}
