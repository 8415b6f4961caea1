package org.pollwatch.gateway.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.Submission;
import org.pollwatch.gateway.intake.Outcome.Kind;
import org.pollwatch.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one report: reads it, checks it against the newest definition, asks the receipts so far, appends it. The same
 * for a report alone and for a line of a batch, with Kafka behind it and without.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final ReportReader reader = new ReportReader();
    private final SubmissionLog log;
    private final Receipts receipts;
    private final Clock clock;

    /** @param clock for receivedAt */
    public Intake(SubmissionLog log, Receipts receipts, Clock clock) {
        this.log = log;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * @param body holds the report's JSON in UTF-8 from {@code from} up to, not including, {@code to}
     * @return never fails; completes at once, or on the log's own thread
     */
    public CompletionStage<Outcome> take(
            MissionDesk desk, TeamIdentity team, byte[] body, int from, int to, Channel channel) {
        return take(desk, team, reader.read(body, from, to), channel);
    }

    /**
     * @param read from whatever it was sent as
     * @return never fails; completes at once, or on the log's own thread
     */
    public CompletionStage<Outcome> take(MissionDesk desk, TeamIdentity team, ReadReport read, Channel channel) {
        if (read instanceof ReadReport.Malformed malformed) {
            FieldFault fault = new FieldFault("body", Fault.Code.UNREADABLE.name(), malformed.expected());
            return done(new Outcome(Kind.MALFORMED, Optional.empty(), 0, List.of(fault)));
        }
        Mission mission = desk.definition().get();
        if (read instanceof ReadReport.Misshapen misshapen) {
            return refuse(desk, mission, team, misshapen.reportId(), misshapen.form(), 0, misshapen.faults());
        }
        ReadReport.Read whole = (ReadReport.Read) read;
        Report report = whole.report();
        List<Fault> faults = ReportCheck.check(report, mission);
        if (!faults.isEmpty()) {
            Optional<String> id = Optional.of(report.reportId()).filter(ReportReader::isUuid);
            List<FieldFault> named = faults.stream().map(FieldFault::of).toList();
            return refuse(desk, mission, team, id, Optional.of(report.form()), report.revision(), named);
        }
        return append(desk, mission, team, whole, channel);
    }

    private CompletionStage<Outcome> append(
            MissionDesk desk, Mission mission, TeamIdentity team, ReadReport.Read read, Channel channel) {
        Report report = read.report();
        Receipts.Hint hint = receipts.hint(desk.id(), report, team.code());
        if (hint == Receipts.Hint.DUPLICATE) {
            return done(of(Kind.DUPLICATE, report));
        }
        Kind kind =
                switch (hint) {
                    case CONFLICT -> Kind.CONFLICT;
                    case FOREIGN_TEAM -> Kind.FOREIGN_TEAM;
                    case NEW, DUPLICATE -> Kind.APPENDED;
                };
        Submission submission =
                new Submission(report, team.code(), Submission.Authority.TEAM, clock.instant(), mission.revision());
        byte[] value;
        try {
            value = desk.records().submission(submission, read.sentAt(), channel);
        } catch (RuntimeException e) {
            LOG.error("a submission could not be serialised: {}", e.getClass().getName());
            return done(of(Kind.NOT_TAKEN, report));
        }
        return log.append(desk.records().submissionsTopic(), report.reportId(), value)
                .handle((done, failure) -> of(failure == null ? kind : kindOf(failure), report));
    }

    /** The refusal is for headquarters; the sender is answered at once, whatever becomes of it. */
    private CompletionStage<Outcome> refuse(
            MissionDesk desk,
            Mission mission,
            TeamIdentity team,
            Optional<String> reportId,
            Optional<String> form,
            long revision,
            List<FieldFault> faults) {
        reportId.ifPresent(id -> {
            String known = form.filter(it -> !mission.versions(it).isEmpty()).orElse("");
            appendRefusal(desk, id, team, known, faults);
        });
        return done(new Outcome(Kind.INVALID, reportId, revision, faults));
    }

    private void appendRefusal(
            MissionDesk desk, String reportId, TeamIdentity team, String form, List<FieldFault> faults) {
        Instant now = clock.instant();
        try {
            byte[] value = desk.records().refusal(reportId, team.code(), form, faults, now);
            log.append(desk.records().refusalsTopic(), reportId, value).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("a refusal of mission {} did not reach the log", desk.id());
                }
            });
        } catch (RuntimeException e) {
            LOG.error("a refusal could not be serialised: {}", e.getClass().getName());
        }
    }

    private static Outcome of(Kind kind, Report report) {
        return new Outcome(kind, Optional.of(report.reportId()), report.revision(), List.of());
    }

    private static Kind kindOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof NotTakenException ? Kind.NOT_TAKEN : Kind.END_UNKNOWN;
    }

    private static CompletionStage<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
