package org.pollwatch.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;

/** Answers as JSON, as a device sends them: a word, a list of words, a number, votes by contestant, rows, an attachment. */
final class AnswerJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** @param answers by question */
    static String of(Map<String, Answer> answers) {
        return write(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Answer> answer : answers.entrySet()) {
                json.writeFieldName(answer.getKey());
                write(json, answer.getValue());
            }
            json.writeEndObject();
        });
    }

    static String of(Answer answer) {
        return write(json -> write(json, answer));
    }

    /** Why something was not taken: a receipt's reason or a refusal's. */
    record Reason(String field, String code, String expected) {}

    static String of(List<Reason> reasons) {
        return write(json -> {
            json.writeStartArray();
            for (Reason reason : reasons) {
                json.writeStartObject();
                json.writeStringField("field", reason.field());
                json.writeStringField("code", reason.code());
                json.writeStringField("expected", reason.expected());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Answer answer) throws IOException {
        if (answer instanceof Answer.Words it) {
            words(json, it.words());
        } else if (answer instanceof Answer.Amount it) {
            json.writeNumber(it.amount());
        } else if (answer instanceof Answer.Votes it) {
            figures(json, it.byContestant());
        } else if (answer instanceof Answer.Attachment it) {
            json.writeStartObject();
            json.writeStringField("sha256", it.sha256());
            json.writeNumberField("bytes", it.bytes());
            json.writeEndObject();
        } else if (answer instanceof Answer.Protocols it) {
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
        }
    }

    /** One word is written as a word, also of a question that takes several. */
    private static void words(JsonGenerator json, List<String> words) throws IOException {
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
