package org.pollwatch.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;

/**
 * A submission to the small mission that says only what matters to the case: else revision 1 of a voting report of version
 * 1 about place P0 (Almaty's clock), observed at ten in the morning by team T1.
 */
final class SubmissionBuilder {
    static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");

    private final String reportId;
    private long revision = 1;
    private boolean withdrawn;
    private String form = "voting";
    private String formVersion = "1";
    private String place = "P0";
    private Instant observedAt = Instant.parse("2026-03-01T05:00:00Z");
    private Instant receivedAt = RECEIVED;
    private long definitionRevision = 1;
    private String team = "T1";
    private Authority authority = Authority.TEAM;
    private final Map<String, Answer> answers = new TreeMap<>();

    private SubmissionBuilder(String reportId) {
        this.reportId = reportId;
    }

    static SubmissionBuilder report(int number) {
        return new SubmissionBuilder(id(number));
    }

    static String id(int number) {
        return String.format("00000000-0000-0000-0000-%012d", number);
    }

    SubmissionBuilder revision(long number) {
        this.revision = number;
        return this;
    }

    SubmissionBuilder withdrawn() {
        this.withdrawn = true;
        return this;
    }

    SubmissionBuilder form(String id) {
        this.form = id;
        return this;
    }

    SubmissionBuilder version(String version) {
        this.formVersion = version;
        return this;
    }

    SubmissionBuilder at(String placeOrArea) {
        this.place = placeOrArea;
        return this;
    }

    SubmissionBuilder observedAt(String instant) {
        this.observedAt = Instant.parse(instant);
        return this;
    }

    SubmissionBuilder receivedAt(Instant instant) {
        this.receivedAt = instant;
        return this;
    }

    SubmissionBuilder under(long definition) {
        this.definitionRevision = definition;
        return this;
    }

    SubmissionBuilder by(String code) {
        this.team = code;
        return this;
    }

    SubmissionBuilder byHeadquarters() {
        this.authority = Authority.HEADQUARTERS;
        return this;
    }

    SubmissionBuilder answer(String question, String word) {
        answers.put(question, Answer.word(word));
        return this;
    }

    SubmissionBuilder answer(String question, long number) {
        answers.put(question, Answer.amount(number));
        return this;
    }

    /** @param station and commission the votes of contestant red, as brought and as entered; absent where null */
    SubmissionBuilder row(String place, Long station, Long commission) {
        List<ProtocolRow> rows = new ArrayList<>();
        if (answers.get("table") instanceof Answer.Protocols table) {
            rows.addAll(table.rows());
        }
        rows.add(new ProtocolRow(place, red(station), red(commission)));
        answers.put("table", new Answer.Protocols(rows));
        return this;
    }

    private static SortedMap<String, Long> red(Long votes) {
        return votes == null ? new TreeMap<>() : new TreeMap<>(Map.of("red", votes));
    }

    SubmissionBuilder votes(String question, Map<String, Long> byContestant) {
        answers.put(question, new Answer.Votes(byContestant));
        return this;
    }

    Submission build() {
        Report report = new Report(reportId, revision, withdrawn, form, formVersion, place, observedAt, answers);
        return new Submission(report, team, authority, receivedAt, definitionRevision);
    }
}
