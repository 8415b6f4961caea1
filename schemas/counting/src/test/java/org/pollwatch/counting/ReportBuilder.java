package org.pollwatch.counting;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.counting.Submission.Authority;

/** A report of form voting about {@code station}, revision 1, that the case changes where it matters. */
final class ReportBuilder {
    private String reportId = "11111111-2222-3333-4444-555555555555";
    private long revision = 1;
    private boolean withdrawn;
    private String form = "voting";
    private String formVersion = "1";
    private String place = "station";
    private Instant observedAt = Instant.parse("2022-11-20T04:15:00Z");
    private final Map<String, Answer> answers = new TreeMap<>();

    static ReportBuilder report() {
        return new ReportBuilder();
    }

    ReportBuilder id(String id) {
        this.reportId = id;
        return this;
    }

    ReportBuilder revision(long number) {
        this.revision = number;
        return this;
    }

    ReportBuilder withdrawn() {
        this.withdrawn = true;
        return this;
    }

    ReportBuilder form(String id) {
        this.form = id;
        return this;
    }

    ReportBuilder version(String version) {
        this.formVersion = version;
        return this;
    }

    ReportBuilder at(String placeOrArea) {
        this.place = placeOrArea;
        return this;
    }

    ReportBuilder observedAt(String instant) {
        this.observedAt = Instant.parse(instant);
        return this;
    }

    ReportBuilder answer(String question, String... words) {
        answers.put(question, new Answer.Words(java.util.List.of(words)));
        return this;
    }

    ReportBuilder answer(String question, long number) {
        answers.put(question, Answer.amount(number));
        return this;
    }

    Report build() {
        return new Report(reportId, revision, withdrawn, form, formVersion, place, observedAt, answers);
    }

    Submission by(String team) {
        return submission(team, Authority.TEAM);
    }

    Submission byHeadquarters() {
        return submission("headquarters", Authority.HEADQUARTERS);
    }

    private Submission submission(String team, Authority authority) {
        return new Submission(build(), team, authority, Instant.parse("2022-11-20T05:00:00Z"), 1);
    }
}
