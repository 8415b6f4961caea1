package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Report;

/** The fields of one report while it is being read. Collects every fault of shape, and goes on to the next field. */
final class ReportFields {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final String TEXT = "text";
    private static final String REVISION = "a whole number from 1";
    private static final String TIME = "a time with its offset, for example 2022-11-20T10:15:00+06:00";
    private static final String ANSWER =
            "a word, a list of words or a whole number; text and photos are not taken until their encryption exists";
    private static final String FIELDS =
            "only reportId, revision, withdrawn, form, formVersion, place, observedAt, sentAt and answers";

    private final JsonParser parser;
    private final List<FieldFault> faults = new ArrayList<>();
    private final SortedMap<String, Answer> answers = new TreeMap<>();
    private boolean withdrawn;
    private Optional<String> reportId = Optional.empty();
    private Optional<Long> revision = Optional.empty();
    private Optional<String> form = Optional.empty();
    private Optional<String> formVersion = Optional.empty();
    private Optional<String> place = Optional.empty();
    private Optional<Instant> observedAt = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();

    ReportFields(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the field on whose name the parser stands, and leaves the parser at the end of its value. */
    void readField() throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "reportId" -> reportId = text(name, value).map(it -> it.toLowerCase(Locale.ROOT));
            case "revision" -> revision = wholeNumber(name, value);
            case "withdrawn" -> withdrawn = flag(name, value);
            case "form" -> form = text(name, value);
            case "formVersion" -> formVersion = text(name, value);
            case "place" -> place = text(name, value);
            case "observedAt" -> observedAt = time(name, value);
            case "sentAt" -> sentAt = value == JsonToken.VALUE_NULL ? Optional.empty() : time(name, value);
            case "answers" -> answers(value);
            default -> unknown(name);
        }
    }

    ReadReport result() {
        if (faults.isEmpty()) {
            missing();
        }
        if (!faults.isEmpty()) {
            return new ReadReport.Misshapen(reportId.filter(ReportReader::isUuid), form, faults);
        }
        return new ReadReport.Read(
                new Report(
                        reportId.orElseThrow(),
                        revision.orElseThrow(),
                        withdrawn,
                        form.orElseThrow(),
                        formVersion.orElseThrow(),
                        place.orElseThrow(),
                        observedAt.orElseThrow(),
                        answers),
                sentAt);
    }

    private void missing() {
        require("reportId", reportId, "a UUID");
        require("revision", revision, REVISION);
        require("form", form, "the id of a form");
        require("formVersion", formVersion, "the version of the form that was filled");
        require("place", place, "the id of a place, or of an area for a form about areas");
        require("observedAt", observedAt, TIME);
    }

    private void require(String field, Optional<?> value, String expected) {
        if (value.isEmpty()) {
            faults.add(FieldFault.missing(field, expected));
        }
    }

    private Optional<String> text(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            return wrongType(field, TEXT);
        }
        return Optional.of(cleanText());
    }

    private Optional<Long> wholeNumber(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return wrongType(field, REVISION);
        }
        return Optional.of(parser.getLongValue());
    }

    private boolean flag(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
            wrongType(field, "true or false");
        }
        return value == JsonToken.VALUE_TRUE;
    }

    private Optional<Instant> time(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            return wrongType(field, TIME);
        }
        String text = cleanText();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return Optional.of(time.toInstant());
            }
        } catch (DateTimeException e) {
            // the fault below says what was expected; the exception would repeat what was sent
        }
        return wrongType(field, TIME);
    }

    private void answers(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            wrongType("answers", "an object with one answer to each question");
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String question = clean(parser.currentName());
            JsonToken given = parser.nextToken();
            answer(question, given).ifPresent(answer -> answers.put(question, answer));
        }
    }

    private Optional<Answer> answer(String question, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return Optional.of(Answer.word(cleanText()));
        }
        if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Optional.of(Answer.amount(parser.getLongValue()));
        }
        if (value == JsonToken.START_ARRAY) {
            return words(question);
        }
        if (value == JsonToken.VALUE_NUMBER_INT) {
            String expected = "a whole number of at most 18 digits";
            faults.add(new FieldFault(answerField(question), Fault.Code.OUT_OF_RANGE.name(), expected));
            return Optional.empty();
        }
        return wrongType(answerField(question), ANSWER);
    }

    /** An unknown question's id is the sender's own words: it is named only where it looks like an id. */
    private static String answerField(String question) {
        return NAME.matcher(question).matches() ? "answers." + question : "answers";
    }

    private Optional<Answer> words(String question) throws IOException {
        List<String> words = new ArrayList<>();
        boolean clean = true;
        JsonToken next = parser.nextToken();
        while (next != JsonToken.END_ARRAY) {
            if (next == JsonToken.VALUE_STRING) {
                words.add(cleanText());
            } else {
                clean = false;
                skipValue();
            }
            next = parser.nextToken();
        }
        if (!clean) {
            faults.add(FieldFault.wrongType(answerField(question), ANSWER));
            return Optional.empty();
        }
        return Optional.of(new Answer.Words(words));
    }

    private void unknown(String name) throws IOException {
        String field = NAME.matcher(clean(name)).matches() ? name : "body";
        faults.add(new FieldFault(field, FieldFault.UNKNOWN_FIELD, FIELDS));
        skipValue();
    }

    private <T> Optional<T> wrongType(String field, String expected) throws IOException {
        faults.add(FieldFault.wrongType(field, expected));
        skipValue();
        return Optional.empty();
    }

    /** Skips, yet looks at every string: a NUL is refused wherever it hides. */
    private void skipValue() throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (token != null) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                clean(parser.currentName());
            } else if (token == JsonToken.VALUE_STRING) {
                cleanText();
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private String cleanText() throws IOException {
        return clean(parser.getText());
    }

    private static String clean(String text) throws ReportReader.NulInText {
        if (text.indexOf('\0') >= 0) {
            throw new ReportReader.NulInText();
        }
        return text;
    }
}
