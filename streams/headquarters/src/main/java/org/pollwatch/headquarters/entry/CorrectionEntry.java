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
 * "group_voting":null},"reason":"…"}}. It says what changes; null takes an answer away, and what is not named stays.
 *
 * @param basedOn the revision that was looked at: of another that stands it says nothing
 * @param place where it was observed instead; empty where that stays
 * @param observedAt when instead; empty where that stays
 * @param answers by question; an empty one takes the answer away
 * @param reason why, in headquarters' words
 */
public record CorrectionEntry(
        String reportId,
        long basedOn,
        Optional<String> place,
        Optional<Instant> observedAt,
        SortedMap<String, Optional<Answer>> answers,
        String reason,
        String by) {
    private static final Set<String> FIELDS =
            Set.of("reportId", "basedOnRevision", "place", "observedAt", "answers", "reason", "by");
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
        String reason = body.line("reason", "why", LONGEST_REASON);
        String by = Signature.read(body, account);
        body.check();
        return new CorrectionEntry(reportId, basedOn, place, observedAt, answers, reason, by);
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
     * @param standing as it counts now
     * @param revision the correction's
     * @return the report as corrected; equal to {@code standing} but for its revision where nothing changes
     */
    public Report applied(Report standing, long revision) {
        Map<String, Answer> corrected = new TreeMap<>(standing.answers());
        answers.forEach((question, answer) ->
                answer.ifPresentOrElse(it -> corrected.put(question, it), () -> corrected.remove(question)));
        return new Report(
                standing.reportId(),
                revision,
                false,
                standing.form(),
                standing.formVersion(),
                place.orElse(standing.place()),
                observedAt.orElse(standing.observedAt()),
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
}
