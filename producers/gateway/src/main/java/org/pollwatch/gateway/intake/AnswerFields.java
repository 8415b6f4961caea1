package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Fault.Code;

/** The answers of one report while they are being read, each in the shape that its JSON has. */
final class AnswerFields {
    private static final String ANSWER = "a word, a list of words, a whole number, votes by contestant, a list of"
            + " protocols or an encrypted attachment's sha256, bytes and encrypted";

    private final FieldParser parser;
    private final ResultFields results;
    private final SortedMap<String, Answer> answers = new TreeMap<>();

    AnswerFields(FieldParser parser) {
        this.parser = parser;
        this.results = new ResultFields(parser);
    }

    SortedMap<String, Answer> answers() {
        return answers;
    }

    void read(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.wrongType("answers", "an object with one answer to each question");
            return;
        }
        while (parser.next() == JsonToken.FIELD_NAME) {
            String question = parser.name();
            answer(field(question), parser.next()).ifPresent(answer -> answers.put(question, answer));
        }
    }

    /** An unknown question's id is the sender's own words: it is named only where it looks like an id. */
    private static String field(String question) {
        return FieldParser.isPlain(question) ? "answers." + question : "answers";
    }

    private Optional<Answer> answer(String field, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_STRING -> Optional.of(Answer.word(parser.text()));
            case VALUE_NUMBER_INT -> amount(field, value);
            case START_ARRAY -> list(field);
            case START_OBJECT -> object(field);
            default -> parser.wrongType(field, ANSWER);
        };
    }

    private Optional<Answer> object(String field) throws IOException {
        AttachmentFields attachment = new AttachmentFields(parser, field);
        Optional<SortedMap<String, Long>> figures = results.figures(field, ANSWER, attachment::takes);
        return figures.flatMap(it -> attachment.isMeant() ? attachment.answer(it) : Optional.of(new Answer.Votes(it)));
    }

    private Optional<Answer> amount(String field, JsonToken value) throws IOException {
        Optional<Long> amount = parser.wholeNumber(value);
        if (amount.isEmpty()) {
            parser.fault(field, Code.OUT_OF_RANGE, ResultFields.DIGITS);
        }
        return amount.map(Answer::amount);
    }

    /** What the first element is tells what the list is. */
    private Optional<Answer> list(String field) throws IOException {
        JsonToken first = parser.next();
        return first == JsonToken.START_OBJECT ? results.protocols(field) : words(field, first);
    }

    private Optional<Answer> words(String field, JsonToken first) throws IOException {
        List<String> words = new ArrayList<>();
        boolean clean = true;
        for (JsonToken next = first; next != JsonToken.END_ARRAY; next = parser.next()) {
            if (next == JsonToken.VALUE_STRING) {
                words.add(parser.text());
            } else {
                clean = false;
                parser.skipValue();
            }
        }
        if (!clean) {
            parser.fault(field, Code.WRONG_TYPE, ANSWER);
            return Optional.empty();
        }
        return Optional.of(new Answer.Words(words));
    }
}
