package org.pollwatch.contract;

import java.util.List;
import java.util.Set;
import org.pollwatch.contract.Topic.Cleanup;
import org.pollwatch.contract.Topic.Kind;
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
        Shapes shapes = new Shapes(mission, partitions);
        return new Topics(
                mission,
                shapes.table("definition", "kind|id|revision", Definition.class, Readers.MISSION),
                shapes.table("teams", "team code", Team.class, Readers.GATEWAY),
                shapes.logByReport("submissions", Submission.class),
                shapes.logByReport("refusals", Refusal.class),
                shapes.logByReport("receipts", Receipt.class),
                shapes.tableByReport("reports", EffectiveReport.class),
                shapes.events("rates", "area|form", AreaRates.class, Readers.MISSION),
                shapes.events("rates-by-hour", "area|form|hour", AreaRates.class, Readers.MISSION),
                shapes.events("coverage", "area|form", AreaCoverage.class, Readers.MISSION),
                shapes.events("findings", "finding id", Finding.class, Readers.MISSION),
                shapes.events("quick-count", "contest", QuickCount.class, Readers.MISSION),
                shapes.logByReport("reviews", Review.class),
                shapes.log("series", "series|area|hour", SeriesFigure.class),
                shapes.log("clock", "instance", ClockTick.class),
                shapes.table("queries", "team|query id", Query.class, Readers.GATEWAY),
                shapes.log("statements", "statement id", Statement.class),
                shapes.events("released-rates", "area|form", ReleasedRates.class, Readers.PARTNERS),
                shapes.log("audit", "account", AuditRecord.class),
                shapes.log("casework", "finding id", CaseNote.class),
                shapes.table("saved-views", "view id", SavedView.class, Readers.MISSION));
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

    /** @return those that people, phones and clocks wrote: everything else the topology computes again from them */
    public List<Topic<?>> originals() {
        Set<Topic<?>> computed = Set.of(receipts, reports, rates, ratesByHour, coverage, findings, quickCount);
        return all().stream().filter(it -> !computed.contains(it)).toList();
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

    /**
     * The few shapes that topics have.
     *
     * @param partitions of what is keyed by report
     */
    private record Shapes(String mission, int partitions) {
        private static final String REPORT = "report id";
        private static final int FIRST = 1;

        <V> Topic<V> logByReport(String noun, Class<V> type) {
            return topic(noun, REPORT, type, partitions, Cleanup.CAMPAIGN, Readers.MISSION, Kind.RECORDS);
        }

        <V> Topic<V> tableByReport(String noun, Class<V> type) {
            return topic(noun, REPORT, type, partitions, Cleanup.COMPACT, Readers.MISSION, Kind.RECORDS);
        }

        <V> Topic<V> log(String noun, String key, Class<V> type) {
            return topic(noun, key, type, 1, Cleanup.CAMPAIGN, Readers.MISSION, Kind.RECORDS);
        }

        <V> Topic<V> table(String noun, String key, Class<V> type, Readers readers) {
            return topic(noun, key, type, 1, Cleanup.COMPACT, readers, Kind.RECORDS);
        }

        <V> Topic<V> events(String noun, String key, Class<V> type, Readers readers) {
            return topic(noun, key, type, 1, Cleanup.COMPACT, readers, Kind.EVENTS);
        }

        private <V> Topic<V> topic(
                String noun, String key, Class<V> type, int count, Cleanup cleanup, Readers readers, Kind kind) {
            return new Topic<>(mission, noun, FIRST, key, type, count, cleanup, readers, kind);
        }
    }
}
