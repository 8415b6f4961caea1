package org.pollwatch.local.paper;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pollwatch.gateway.intake.FieldFault;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** One row of a table, on its way to the JSON that the gateway takes. A blank cell is no answer. */
final class CsvRow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "[0-9]{1,18}";
    private static final String TIME =
            "a time as 2022-11-20T10:15, by the place's clock, or with its offset: 2022-11-20T10:15+06:00";

    private final Mission mission;
    private final Map<String, String> cells;
    private final Optional<Form> form;
    private final ObjectNode json = JSON.createObjectNode();
    private final List<FieldFault> faults = new ArrayList<>();

    /** @param cells what is not blank, by column */
    CsvRow(Mission mission, Map<String, String> cells) {
        this.mission = mission;
        this.cells = cells;
        String id = cells.getOrDefault("form", "");
        this.form = cells.containsKey("formVersion") ? mission.form(id, cells.get("formVersion")) : mission.newest(id);
    }

    FileRow read(long line) {
        String observedAt = observedAt();
        json.put("reportId", cells.getOrDefault("reportId", derived(observedAt)));
        number("revision", cells.getOrDefault("revision", "1"));
        withdrawn();
        json.put("form", cells.getOrDefault("form", ""));
        json.put(
                "formVersion",
                cells.getOrDefault("formVersion", form.map(Form::version).orElse("")));
        json.put("place", cells.getOrDefault("place", ""));
        json.put("observedAt", observedAt);
        answers(json.putObject("answers"));
        // A value without a shape would only be blamed a second time.
        return new FileRow(line, faults.isEmpty() ? json.toString() : "", faults);
    }

    /** The same row makes the same report, whichever file it stands in: importing again changes nothing. */
    private String derived(String observedAt) {
        String key = cells.containsKey("id")
                ? "id\0" + cells.get("id")
                : "at\0" + cells.getOrDefault("place", "") + '\0' + observedAt;
        String name = "import\0" + mission.id() + '\0' + cells.getOrDefault("form", "") + '\0' + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void number(String field, String text) {
        if (text.matches(NUMBER)) {
            json.put(field, Long.parseLong(text));
        } else {
            faults.add(new FieldFault(field, "WRONG_TYPE", "a whole number from 1"));
        }
    }

    private void withdrawn() {
        String text = cells.getOrDefault("withdrawn", "false");
        if (text.equals("true") || text.equals("false")) {
            json.put("withdrawn", Boolean.parseBoolean(text));
        } else {
            faults.add(new FieldFault("withdrawn", "WRONG_TYPE", "true, false or blank"));
        }
    }

    private String observedAt() {
        String text = cells.getOrDefault("observedAt", "").replace(' ', 'T');
        try {
            OffsetDateTime time = text.matches(".*T.*(Z|[+-].*)")
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atZone(zone()).toOffsetDateTime();
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        } catch (DateTimeException e) {
            faults.add(new FieldFault("observedAt", "WRONG_TYPE", TIME));
            return "";
        }
    }

    private ZoneId zone() {
        String place = cells.getOrDefault("place", "");
        return mission.place(place).map(mission::zoneOf).orElseGet(() -> mission.areas()
                .zone(place));
    }

    private void answers(ObjectNode answers) {
        cells.forEach((column, text) -> {
            if (CsvReports.OWN.contains(column)) {
                return;
            }
            int dot = column.indexOf('.');
            if (dot < 0) {
                answer(answers, column, text);
            } else {
                votes(answers, column.substring(0, dot), column.substring(dot + 1), text);
            }
        });
    }

    /** A question that the form does not have stays in, for the check to name it. */
    private void answer(ObjectNode answers, String id, String text) {
        Optional<Question> question = form.flatMap(it -> it.question(id));
        QuestionType type = question.map(Question::type).orElse(QuestionType.YES_NO);
        boolean special = QuestionType.isUnsubstantive(text);
        if (type == QuestionType.INTEGER && text.matches(NUMBER)) {
            answers.put(id, Long.parseLong(text));
        } else if (type == QuestionType.CHOICES && !special) {
            ArrayNode words = answers.putArray(id);
            for (String word : text.split("\\s+", -1)) {
                words.add(word);
            }
        } else {
            answers.put(id, text);
        }
    }

    private void votes(ObjectNode answers, String id, String contestant, String text) {
        String field = "answers." + id;
        boolean mixed = answers.has(id) && !answers.get(id).isObject();
        if (mixed || !text.matches(NUMBER)) {
            faults.add(new FieldFault(
                    field, "WRONG_TYPE", mixed ? "either one word or votes by contestant" : "whole numbers of votes"));
            return;
        }
        answers.withObject("/" + id).put(contestant, Long.parseLong(text));
    }
}
