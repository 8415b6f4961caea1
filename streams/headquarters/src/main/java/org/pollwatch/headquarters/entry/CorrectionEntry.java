package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.mission.Mission;

/**
 * Reads a correction of one report: {@code {"reportId":"…","basedOnRevision":2,"answers":{"voters_added":12,
 * "group_voting":null},"reason":"…"}}. It says what changes; null takes an answer away, and what is not named stays. Where
 * two readings contradict each other it says instead which one is kept as it was sent, also the one that stands:
 * {@code {"reportId":"…","basedOnRevision":1,"keep":{"partition":0,"offset":17},"reason":"…"}}.
 *
 * @param basedOn the revision that was looked at: of another that stands it says nothing
 * @param place where it was observed instead; empty where that stays
 * @param observedAt when instead; empty where that stays
 * @param answers by question; an empty one takes the answer away
 * @param keep where in the log the reading stands that is kept; empty of a correction by answers
 * @param reason why, in headquarters' words
 */
public record CorrectionEntry(
        String reportId,
        long basedOn,
        Optional<String> place,
        Optional<Instant> observedAt,
        SortedMap<String, Optional<Answer>> answers,
        Optional<Kept> keep,
        String reason,
        String by) {
    private static final String KEEP = "keep";
    private static final Set<String> FIELDS =
            Set.of("reportId", "basedOnRevision", "place", "observedAt", "answers", KEEP, "reason", "by");
    private static final String TIME = "a time with its offset, for example 2022-11-20T10:15:00+06:00";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ID = 100;

    /**
     * @param account who corrects; empty where everybody on this machine may do everything and the entry says who
     * @throws EntryRefused naming every field at fault
     */
    public static CorrectionEntry read(String text, Optional<String> account) {
        EntryObject body = new EntryObject(text, FIELDS);
        String reportId = body.uuid("reportId", "a report's id, a UUID");
        long basedOn = body.count("basedOnRevision", "the revision that was looked at, a whole number from 1");
        Optional<String> place = body.optionalLine("place", "the id of a place of the mission", LONGEST_ID);
        Optional<Instant> observedAt = time(body);
        SortedMap<String, Optional<Answer>> answers = answers(body);
        Optional<Kept> keep = keep(body);
        if (keep.isPresent() && (place.isPresent() || observedAt.isPresent() || !answers.isEmpty())) {
            body.fault(KEEP, "no place, time or answer beside it: a reading is kept as it was sent");
        }
        String reason = body.line("reason", "why", LONGEST_REASON);
        String by = Signature.read(body, account);
        body.check();
        return new CorrectionEntry(reportId, basedOn, place, observedAt, answers, keep, reason, by);
    }

    private static Optional<Kept> keep(EntryObject body) {
        if (!body.has(KEEP)) {
            return Optional.empty();
        }
        JsonNode partition = body.node(KEEP).path("partition");
        JsonNode offset = body.node(KEEP).path("offset");
        if (!partition.canConvertToInt() || !offset.isIntegralNumber() || !offset.canConvertToLong()) {
            body.fault(KEEP, "an object with partition and offset of one of the report's submissions");
            return Optional.empty();
        }
        return Optional.of(new Kept(partition.intValue(), offset.longValue()));
    }

    private static Optional<Instant> time(EntryObject body) {
        if (!body.has("observedAt")) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(body.word("observedAt")).toInstant());
        } catch (DateTimeException e) {
            body.fault("observedAt", TIME);
            return Optional.empty();
        }
    }

    private static SortedMap<String, Optional<Answer>> answers(EntryObject body) {
        SortedMap<String, Optional<Answer>> answers = new TreeMap<>();
        if (!body.has("answers")) {
            return answers;
        }
        if (!body.node("answers").isObject()) {
            body.fault("answers", "an object with an answer, or null, to each question that changes");
            return answers;
        }
        AnswerReading reading = new AnswerReading(body);
        for (Map.Entry<String, JsonNode> answer : body.node("answers").properties()) {
            String field = answer.getKey().matches("[a-z0-9_]{1,64}") ? "answers." + answer.getKey() : "answers";
            answers.put(
                    answer.getKey(),
                    answer.getValue().isNull() ? Optional.empty() : reading.read(field, answer.getValue()));
        }
        return answers;
    }

    /**
     * @param reading as it counts now; of a reading that is kept, that one
     * @param revision the correction's
     * @return the report as corrected; equal to {@code reading} but for its revision where nothing changes
     */
    public Report applied(Report reading, long revision) {
        Map<String, Answer> corrected = new TreeMap<>(reading.answers());
        answers.forEach((question, answer) ->
                answer.ifPresentOrElse(it -> corrected.put(question, it), () -> corrected.remove(question)));
        return new Report(
                reading.reportId(),
                revision,
                false,
                reading.form(),
                reading.formVersion(),
                place.orElse(reading.place()),
                observedAt.orElse(reading.observedAt()),
                corrected);
    }

    /**
     * The same check that judges what a team sends.
     *
     * @throws EntryRefused naming every field at fault
     */
    public static void check(Report corrected, Mission mission) {
        List<Fault> faults = ReportCheck.check(corrected, mission);
        if (!faults.isEmpty()) {
            throw new EntryRefused(faults.stream()
                    .map(it -> new FieldFault(it.field(), it.expected()))
                    .toList());
        }
    }

    /** @return the refusal of a correction that says what stands already, a mistake of its sender */
    public static EntryRefused changesNothing() {
        return EntryRefused.of("answers", "something that is not as it stands");
    }

    /**
     * One submission of the report.
     *
     * @param partition of the submissions topic
     */
    public record Kept(int partition, long offset) {}
}
