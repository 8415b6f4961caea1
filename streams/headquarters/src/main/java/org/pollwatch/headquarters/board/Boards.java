package org.pollwatch.headquarters.board;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.headquarters.audit.AuditBoard;

/** Everything that headquarters knows of one mission's topics. One thread writes, any may read. */
public final class Boards {
    private final String mission;
    private final String log;
    private final String run = UUID.randomUUID().toString();
    private final RateBoard rates = new RateBoard();
    private final CoverageBoard coverage = new CoverageBoard();
    private final FindingBoard findings = new FindingBoard();
    private final Sheet<QuickCount> quickCount = new Sheet<>();
    private final SeriesBoard series = new SeriesBoard();
    private final IncidentBoard incidents = new IncidentBoard();
    private final CaseBoard casework = new CaseBoard();
    private final QueryBoard queries = new QueryBoard();
    private final ReceiptBook receipts = new ReceiptBook();
    private final ReviewBoard reviews = new ReviewBoard();
    private final ViewBoard views = new ViewBoard();
    private final StatementBoard statements = new StatementBoard();
    private final AuditBoard audit = new AuditBoard();
    private final ReportPlaces reportPlaces = new ReportPlaces();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param log tells this set of topics from others of the same names, see {@link Cursor#log()} */
    public Boards(String mission, String log) {
        this.mission = mission;
        this.log = log;
    }

    public String mission() {
        return mission;
    }

    public RateBoard rates() {
        return rates;
    }

    public CoverageBoard coverage() {
        return coverage;
    }

    public FindingBoard findings() {
        return findings;
    }

    /** @return the estimates by contest */
    public Sheet<QuickCount> quickCount() {
        return quickCount;
    }

    /** Takes a record of the quick-count topic. */
    public void putQuickCount(long offset, QuickCount estimate) {
        quickCount.put(offset, estimate.getContest(), estimate);
    }

    public SeriesBoard series() {
        return series;
    }

    public IncidentBoard incidents() {
        return incidents;
    }

    /** @return what headquarters does about findings */
    public CaseBoard casework() {
        return casework;
    }

    /** @return the questions back to teams */
    public QueryBoard queries() {
        return queries;
    }

    /** @return what became of the latest submissions */
    public ReceiptBook receipts() {
        return receipts;
    }

    public ReviewBoard reviews() {
        return reviews;
    }

    /** @return who did what */
    public AuditBoard audit() {
        return audit;
    }

    /** @return where each report was made */
    public ReportPlaces reportPlaces() {
        return reportPlaces;
    }

    /** @return what accounts have saved to look at again */
    public ViewBoard views() {
        return views;
    }

    public StatementBoard statements() {
        return statements;
    }

    private long end(Part part) {
        return switch (part) {
            case RATES -> rates.day().end();
            case HOURS -> rates.hours().end();
            case COVERAGE -> coverage.sheet().end();
            case FINDINGS -> findings.sheet().end();
            case QUICK_COUNT -> quickCount.end();
            case SERIES -> series.sheet().end();
            case INCIDENTS -> incidents.sheet().end();
            case CASEWORK -> casework.sheet().end();
            case QUERIES -> queries.sheet().end();
        };
    }

    public Cursor cursor() {
        Map<Part, Long> ends = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ends.put(part, end(part));
        }
        return new Cursor(log, run, ends);
    }

    /** @return what names the state of one part: it changes whenever the part does */
    public String state(Part part) {
        return part.word() + ":" + end(part) + ",run:" + (part.isCounted() ? run : "") + ",log:" + log;
    }

    /** @return whether the cursor is a place in these topics, so that what is newer can be told */
    public boolean covers(Cursor cursor) {
        if (!cursor.log().equals(log)) {
            return false;
        }
        for (Part part : Part.values()) {
            if (!covers(part, cursor)) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(Part part, Cursor cursor) {
        if (part.isCounted() && !cursor.run().equals(run)) {
            // What another headquarters told is told anew, whole; where there is nothing left, no event could say so.
            return cursor.at(part) == Sheet.EMPTY || end(part) != Sheet.EMPTY;
        }
        return cursor.at(part) <= end(part);
    }

    /** @return the same place as seen from here: what another headquarters counted begins anew */
    public Cursor resumed(Cursor cursor) {
        if (cursor.run().equals(run)) {
            return cursor;
        }
        Cursor own = new Cursor(log, run, cursor.positions());
        for (Part part : Part.values()) {
            own = part.isCounted() ? own.with(part, Sheet.EMPTY) : own;
        }
        return own;
    }

    /**
     * @param listener called on the writer's thread after a batch of records; must return at once
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells the listeners that records have come; called once per batch. */
    public void announce() {
        listeners.forEach(Runnable::run);
    }
}
