package org.pollwatch.contract;

import java.util.List;
import org.pollwatch.contract.Topic.Cleanup;
import org.pollwatch.contract.Topic.Readers;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.contract.avro.Team;

/**
 * The topics of one mission.
 *
 * @param definition key kind|id|revision
 * @param teams key team code
 * @param submissions key report id: all revisions of a report on one partition, in order
 * @param refusals key report id
 * @param receipts key report id
 * @param reports key report id; a tombstone when it no longer counts
 * @param rates key area|form
 * @param ratesByHour key area|form|hour
 * @param coverage key area|form
 * @param findings key finding id, which is rule|subject
 * @param quickCount key contest
 * @param reviews key report id, with the partitions of submissions
 * @param series key series|area|hour; never compacted, since a statement folds it up to an offset
 * @param clock key the instance that tells the time
 * @param queries key team|query id
 * @param statements key statement id; drafts are in it, so that no partner may read it
 * @param releasedRates key area|form: what partners may read
 * @param audit key the account
 * @param casework key finding id
 * @param savedViews key view id
 */
public record Topics(
        String mission,
        Topic<Definition> definition,
        Topic<Team> teams,
        Topic<Submission> submissions,
        Topic<Refusal> refusals,
        Topic<Receipt> receipts,
        Topic<EffectiveReport> reports,
        Topic<AreaRates> rates,
        Topic<AreaRates> ratesByHour,
        Topic<AreaCoverage> coverage,
        Topic<Finding> findings,
        Topic<QuickCount> quickCount,
        Topic<Review> reviews,
        Topic<SeriesFigure> series,
        Topic<ClockTick> clock,
        Topic<Query> queries,
        Topic<Statement> statements,
        Topic<ReleasedRates> releasedRates,
        Topic<AuditRecord> audit,
        Topic<CaseNote> casework,
        Topic<SavedView> savedViews) {

    /** How many partitions what is keyed by report has, where nothing else is said. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** The topics with the default number of partitions. */
    public static Topics of(String mission) {
        return of(mission, DEFAULT_PARTITIONS);
    }

    /** @param partitions of the topics keyed by report; the others have one, so that their order is one order */
    public static Topics of(String mission, int partitions) {
        return new Topics(
                mission,
                new Topic<>(mission, "definition", Definition.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "teams", Team.class, 1, Cleanup.COMPACT, Readers.GATEWAY),
                new Topic<>(mission, "submissions", Submission.class, partitions, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "refusals", Refusal.class, partitions, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "receipts", Receipt.class, partitions, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "reports", EffectiveReport.class, partitions, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "rates", AreaRates.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "rates-by-hour", AreaRates.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "coverage", AreaCoverage.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "findings", Finding.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "quick-count", QuickCount.class, 1, Cleanup.COMPACT, Readers.MISSION),
                new Topic<>(mission, "reviews", Review.class, partitions, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "series", SeriesFigure.class, 1, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "clock", ClockTick.class, 1, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "queries", Query.class, 1, Cleanup.COMPACT, Readers.GATEWAY),
                new Topic<>(mission, "statements", Statement.class, 1, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "released-rates", ReleasedRates.class, 1, Cleanup.COMPACT, Readers.PARTNERS),
                new Topic<>(mission, "audit", AuditRecord.class, 1, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "casework", CaseNote.class, 1, Cleanup.CAMPAIGN, Readers.MISSION),
                new Topic<>(mission, "saved-views", SavedView.class, 1, Cleanup.COMPACT, Readers.MISSION));
    }

    /** @return every topic that exists so far, in the order in which data moves */
    public List<Topic<?>> all() {
        return List.of(
                definition,
                teams,
                submissions,
                reviews,
                series,
                queries,
                clock,
                refusals,
                receipts,
                reports,
                rates,
                ratesByHour,
                coverage,
                findings,
                casework,
                quickCount,
                statements,
                releasedRates,
                audit,
                savedViews);
    }

    /** @return the key under which an area's figures stand in {@link #rates} */
    public static String rateKey(String area, String form) {
        return area + "|" + form;
    }

    /** @return the key under which an area's figures of one hour stand in {@link #ratesByHour} */
    public static String hourKey(String area, String form, String hour) {
        return area + "|" + form + "|" + hour;
    }

    /** @return the key of an announced figure; of the whole election with an empty hour */
    public static String seriesKey(SeriesFigure figure) {
        String hour = figure.getHour() == null ? "" : figure.getHour();
        return figure.getSeries() + "|" + figure.getArea() + "|" + hour;
    }

    /** @return the key of a question back: the questions of one team follow each other */
    public static String queryKey(Query query) {
        return query.getTeam() + "|" + query.getQueryId();
    }

    /** @return the key of a piece of definition */
    public static String definitionKey(Definition piece) {
        return piece.getKind() + "|" + piece.getId() + "|" + piece.getRevision();
    }
}
