package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.counting.Report;

/** The fields of one report while it is being read. Collects every fault of shape, and goes on to the next field. */
final class ReportFields {
    private static final String TEXT = "text";
    private static final String REVISION = "a whole number from 1";
    private static final String TIME = "a time with its offset, for example 2022-11-20T10:15:00+06:00";
    private static final String FIELDS =
            "only reportId, revision, withdrawn, form, formVersion, place, observedAt, sentAt and answers";

    private final FieldParser parser;
    private final AnswerFields answers;
    private boolean withdrawn;
    private Optional<String> reportId = Optional.empty();
    private Optional<Long> revision = Optional.empty();
    private Optional<String> form = Optional.empty();
    private Optional<String> formVersion = Optional.empty();
    private Optional<String> place = Optional.empty();
    private Optional<Instant> observedAt = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();

    ReportFields(JsonParser parser) {
        this.parser = new FieldParser(parser);
        this.answers = new AnswerFields(this.parser);
    }

    /** Reads the field on whose name the parser stands, and leaves the parser at the end of its value. */
    void readField() throws IOException {
        String name = parser.name();
        JsonToken value = parser.next();
        switch (name) {
            case "reportId" -> reportId = text(name, value).map(it -> it.toLowerCase(Locale.ROOT));
            case "revision" -> revision = wholeNumber(name, value);
            case "withdrawn" -> withdrawn = flag(name, value);
            case "form" -> form = text(name, value);
            case "formVersion" -> formVersion = text(name, value);
            case "place" -> place = text(name, value);
            case "observedAt" -> observedAt = time(name, value);
            case "sentAt" -> sentAt = value == JsonToken.VALUE_NULL ? Optional.empty() : time(name, value);
            case "answers" -> answers.read(value);
            default -> parser.unknown(name, "body", "", FIELDS);
        }
    }

    ReadReport result() {
        if (parser.faults().isEmpty()) {
            missing();
        }
        if (!parser.faults().isEmpty()) {
            return new ReadReport.Misshapen(reportId.filter(ReportReader::isUuid), form, parser.faults());
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
                        answers.answers()),
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
            parser.missing(field, expected);
        }
    }

    private Optional<String> text(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            return parser.wrongType(field, TEXT);
        }
        return Optional.of(parser.text());
    }

    private Optional<Long> wholeNumber(String field, JsonToken value) throws IOException {
        Optional<Long> number = parser.wholeNumber(value);
        return number.isPresent() ? number : parser.wrongType(field, REVISION);
    }

    private boolean flag(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
            parser.wrongType(field, "true or false");
        }
        return value == JsonToken.VALUE_TRUE;
    }

    private Optional<Instant> time(String field, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            return parser.wrongType(field, TIME);
        }
        String text = parser.text();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return Optional.of(time.toInstant());
            }
        } catch (DateTimeException e) {
            // the fault below says what was expected; the exception would repeat what was sent
        }
        return parser.wrongType(field, TIME);
    }
}
