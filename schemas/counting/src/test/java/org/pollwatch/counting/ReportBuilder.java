package org.pollwatch.counting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.counting.Submission.Authority;

/** A report of form voting about {@code station}, revision 1, that the case changes where it matters. */
public final class ReportBuilder {
    private String reportId = "11111111-2222-3333-4444-555555555555";
    private long revision = 1;
    private boolean withdrawn;
    private String form = "voting";
    private String formVersion = "1";
    private String place = "station";
    private Instant observedAt = Instant.parse("2022-11-20T04:15:00Z");
    private final Map<String, Answer> answers = new TreeMap<>();

    public static ReportBuilder report() {
        return new ReportBuilder();
    }

    public ReportBuilder id(String id) {
        this.reportId = id;
        return this;
    }

    public ReportBuilder revision(long number) {
        this.revision = number;
        return this;
    }

    public ReportBuilder withdrawn() {
        this.withdrawn = true;
        return this;
    }

    public ReportBuilder form(String id) {
        this.form = id;
        return this;
    }

    public ReportBuilder version(String version) {
        this.formVersion = version;
        return this;
    }

    public ReportBuilder at(String placeOrArea) {
        this.place = placeOrArea;
        return this;
    }

    public ReportBuilder observedAt(String instant) {
        this.observedAt = Instant.parse(instant);
        return this;
    }

    public ReportBuilder answer(String question, String... words) {
        answers.put(question, new Answer.Words(List.of(words)));
        return this;
    }

    public ReportBuilder answer(String question, Answer answer) {
        answers.put(question, answer);
        return this;
    }

    public ReportBuilder answer(String question, long number) {
        answers.put(question, Answer.amount(number));
        return this;
    }

    public ReportBuilder votes(String question, Map<String, Long> byContestant) {
        answers.put(question, new Answer.Votes(byContestant));
        return this;
    }

    public ReportBuilder protocols(String question, ProtocolRow... rows) {
        answers.put(question, new Answer.Protocols(List.of(rows)));
        return this;
    }

    public static ProtocolRow row(String station, Map<String, Long> brought, Map<String, Long> entered) {
        return new ProtocolRow(station, new TreeMap<>(brought), new TreeMap<>(entered));
    }

    public Report build() {
        return new Report(reportId, revision, withdrawn, form, formVersion, place, observedAt, answers);
    }

    public Submission by(String team) {
        return submission(team, Authority.TEAM);
    }

    public Submission byHeadquarters() {
        return submission("headquarters", Authority.HEADQUARTERS);
    }

    private Submission submission(String team, Authority authority) {
        return new Submission(build(), team, authority, Instant.parse("2022-11-20T05:00:00Z"), 1);
    }
}
