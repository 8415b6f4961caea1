package org.pollwatch.headquarters.mission;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.Around;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.CaseFile;
import org.pollwatch.headquarters.board.CaseJson;
import org.pollwatch.headquarters.board.CoverageJson;
import org.pollwatch.headquarters.board.EntryJson;
import org.pollwatch.headquarters.board.FindingJson;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.headquarters.board.IncidentJson;
import org.pollwatch.headquarters.board.Ownership;
import org.pollwatch.headquarters.board.Part;
import org.pollwatch.headquarters.board.QueryJson;
import org.pollwatch.headquarters.board.QuickCountJson;
import org.pollwatch.headquarters.board.RatesJson;
import org.pollwatch.headquarters.board.Seen;
import org.pollwatch.headquarters.board.SeriesJson;
import org.pollwatch.headquarters.board.Shown;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.warehouse.Warehouse;

/** One mission at headquarters: its definition as it is now, its boards, and how they are written. */
public final class MissionDesk {
    private static final long MANY_BYTES = 64L << 20;
    private static final long SOME_BYTES = 8L << 20;

    private final Boards boards;
    private final Optional<Warehouse> warehouse;
    private final Supplier<Optional<MissionSnapshot>> definition;
    private final EntryJson<AreaRates> full = new EntryJson<>(new RatesJson(false), MANY_BYTES);
    private final EntryJson<AreaRates> limited = new EntryJson<>(new RatesJson(true), MANY_BYTES);
    private final Shown<AreaCoverage> coverage;
    private final Shown<Finding> findings;
    private final Shown<QuickCount> quickCount;
    private final Shown<SeriesFigure> series;
    private final Shown<Incident> incidents;
    private final Shown<Finding> findingsWithCasework;
    private final Shown<CaseFile> casework;
    private final Shown<Query> queries;

    /** A desk without single reports. */
    public MissionDesk(Boards boards, Supplier<Optional<MissionSnapshot>> definition) {
        this(boards, definition, Optional.empty());
    }

    /**
     * @param definition the latest snapshot; empty until the mission is published
     * @param warehouse the reports behind the figures
     */
    public MissionDesk(Boards boards, Supplier<Optional<MissionSnapshot>> definition, Optional<Warehouse> warehouse) {
        this.boards = boards;
        this.warehouse = warehouse;
        this.definition = definition;
        this.coverage = Shown.whole(
                Part.COVERAGE,
                boards.coverage().sheet(),
                new EntryJson<>(new CoverageJson(), SOME_BYTES),
                Ownership.byArea(AreaCoverage::getArea));
        Function<String, Optional<Place>> places =
                id -> definition.get().flatMap(it -> it.mission().place(id));
        this.findings = new Shown<>(
                Part.FINDINGS,
                boards.findings().sheet(),
                new EntryJson<>(new FindingJson(places), SOME_BYTES),
                it -> it.getState() == FindingState.RAISED,
                Ownership.byPath(Finding::getAreaPath, "id"));
        this.quickCount = Shown.whole(
                Part.QUICK_COUNT,
                boards.quickCount(),
                new EntryJson<>(new QuickCountJson(), SOME_BYTES),
                Ownership.wholeMission());
        this.series = Shown.whole(
                Part.SERIES,
                boards.series().sheet(),
                new EntryJson<>(new SeriesJson(), SOME_BYTES),
                Ownership.byArea(SeriesFigure::getArea));
        this.incidents = Shown.whole(
                Part.INCIDENTS,
                boards.incidents().sheet(),
                new EntryJson<>(new IncidentJson(), SOME_BYTES),
                Ownership.byPath(Incident::areaPath, "reportId"));
        this.findingsWithCasework = Shown.whole(
                Part.FINDINGS,
                boards.findings().sheet(),
                EntryJson.unkept(new FindingJson(places, boards.casework())),
                Ownership.byPath(Finding::getAreaPath, "id"));
        this.casework = Shown.whole(
                Part.CASEWORK,
                boards.casework().sheet(),
                new EntryJson<>(new CaseJson(), SOME_BYTES),
                Ownership.byPath(CaseFile::areaPath, "findingId"));
        this.queries = Shown.whole(
                Part.QUERIES,
                boards.queries().sheet(),
                new EntryJson<>(new QueryJson(() -> definition.get().map(MissionSnapshot::mission)), SOME_BYTES),
                Ownership.byArea(this::area));
    }

    /** The area of a question's report, which its place hangs on, or which it is about. */
    private String area(Query query) {
        return definition
                .get()
                .flatMap(it -> it.mission().place(query.getPlace()))
                .map(Place::area)
                .orElse(query.getPlace());
    }

    public String id() {
        return boards.mission();
    }

    public Boards boards() {
        return boards;
    }

    /** @return the reports behind the figures, as far as they are read; empty where headquarters keeps none */
    public Optional<Warehouse> warehouse() {
        return warehouse;
    }

    public Optional<MissionSnapshot> definition() {
        return definition.get();
    }

    /** @return the figures of the whole observation: without a rate where the mission has none */
    public Shown<AreaRates> rates(Mission mission) {
        return Shown.whole(Part.RATES, boards.rates().day(), json(mission), Ownership.byArea(AreaRates::getArea));
    }

    /** @return the figures by local hour, which a watcher asks for by area and form */
    public Shown<AreaRates> hours(Mission mission) {
        return Shown.whole(Part.HOURS, boards.rates().hours(), json(mission), Ownership.byArea(AreaRates::getArea));
    }

    private EntryJson<AreaRates> json(Mission mission) {
        return isLimited(mission) ? limited : full;
    }

    public Shown<AreaCoverage> coverage() {
        return coverage;
    }

    public Shown<Finding> findings() {
        return findings;
    }

    /** @return the findings with how the work on each stands, for a list; watchers are told of both apart */
    public Shown<Finding> findingsWithCasework() {
        return findingsWithCasework;
    }

    /** @return the work on findings */
    public Shown<CaseFile> casework() {
        return casework;
    }

    /** @return the questions back to teams */
    public Shown<Query> queries() {
        return queries;
    }

    public Shown<QuickCount> quickCount() {
        return quickCount;
    }

    public Shown<SeriesFigure> series() {
        return series;
    }

    public Shown<Incident> incidents() {
        return incidents;
    }

    /** @return everything that a watcher is told of, in the order of {@link Part}, as far as it is the watcher's */
    public List<Seen<?>> seenBy(Scope scope, Around around, Mission mission) {
        AreaTree tree = mission.areas();
        Stream<Seen<?>> figures = Stream.of(
                Seen.by(scope, tree, rates(mission), around, AreaRates::getArea),
                Seen.by(scope, tree, hours(mission), around, AreaRates::getArea),
                Seen.by(scope, tree, coverage, around, AreaCoverage::getArea));
        Stream<Seen<?>> others = Stream.of(findings, quickCount, series, incidents, casework, queries)
                .map(it -> Seen.by(scope, tree, it));
        return Stream.concat(figures, others).toList();
    }

    /** @return whether nobody may see a rate of this mission */
    public static boolean isLimited(Mission mission) {
        return mission.card().observation() == Mission.Observation.LIMITED;
    }
}
