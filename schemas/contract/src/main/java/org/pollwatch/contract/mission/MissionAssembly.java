package org.pollwatch.contract.mission;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Place;

/**
 * Puts a mission together from its published pieces. Pieces may come and go; successive snapshots share what did not
 * change. Not safe for several threads.
 */
public final class MissionAssembly {
    private final Map<String, ReadCard> cards = new LinkedHashMap<>();
    private final Map<String, Located<Area>> areas = new LinkedHashMap<>();
    private final Map<String, Located<Place>> places = new LinkedHashMap<>();
    private final Map<String, ReadForm> forms = new LinkedHashMap<>();
    private final Map<String, Ranked<Contest>> contests = new LinkedHashMap<>();
    private final Map<String, Ranked<Contestant>> contestants = new LinkedHashMap<>();
    private final Map<String, Located<PlanRow>> plan = new TreeMap<>(PlanPiece.ORDER.thenComparing(it -> it));
    private final Map<String, Located<String>> checks = new LinkedHashMap<>();
    private final Map<String, List<Located<PublishedFigure>>> published = new LinkedHashMap<>();
    private final Map<String, List<Located<EarlierArea>>> earlier = new LinkedHashMap<>();
    private final Map<String, Located<String>> maps = new LinkedHashMap<>();
    private final Map<String, Faults> faults = new LinkedHashMap<>();

    /** A row whose place in its table says something: contestants stand in the order of the ballot. */
    private record Ranked<T>(long position, Located<T> row) {
        static <T> List<Located<T>> inOrder(Map<String, Ranked<T>> rows) {
            return rows.values().stream()
                    .sorted(Comparator.comparingLong(Ranked::position))
                    .map(Ranked::row)
                    .toList();
        }
    }

    /**
     * @return the mission that the pieces describe
     * @throws MissionFaults if they describe none
     */
    public static MissionSnapshot assemble(long revision, Collection<Piece> pieces) {
        MissionAssembly assembly = new MissionAssembly();
        pieces.forEach(assembly::put);
        return assembly.snapshot(revision);
    }

    /**
     * @param piece of kind FORM
     * @return the form alone
     * @throws MissionFaults if it is none
     */
    public static Form form(Piece piece) {
        Faults found = new Faults();
        Optional<ReadForm> read = FormReader.read(name(piece.kind(), piece.id()), piece.document(), found);
        found.refuseIfAny();
        return read.map(it -> it.form().value()).orElseThrow();
    }

    /** Adds a piece, or replaces the one of the same kind and id. Kinds that say nothing of a mission are passed over. */
    public void put(Piece piece) {
        String id = piece.id();
        String name = name(piece.kind(), id);
        Faults found = new Faults();
        switch (piece.kind()) {
            case MISSION -> cards.put(id, CardReader.read(name, piece.document(), found));
            case AREA -> areas.put(id, AreaReader.read(PieceRows.read(name, piece.document(), found)));
            case PLACE -> places.put(id, PlaceReader.read(PieceRows.read(name, piece.document(), found)));
            case FORM -> FormReader.read(name, piece.document(), found).ifPresent(form -> forms.put(id, form));
            case PUBLISHED -> published.put(id, PublishedReader.read(name, piece.document(), found));
            case EARLIER -> earlier.put(id, EarlierReader.read(name, piece.document(), found));
            case MAP -> maps.put(id, new Located<>(piece.document(), Spot.wholeFile(name)));
            case CHECK -> checks.put(id, new Located<>(piece.document(), Spot.wholeFile(name)));
            case CONTEST -> {
                Row row = PieceRows.read(name, piece.document(), found);
                contests.put(id, new Ranked<>(PieceRows.position(row), ContestReader.read(row)));
            }
            case CONTESTANT -> {
                Row row = PieceRows.read(name, piece.document(), found);
                contestants.put(id, new Ranked<>(PieceRows.position(row), ContestantReader.read(row)));
            }
            case PLAN -> plan.put(id, PlanReader.read(PieceRows.read(name, piece.document(), found)));
            case UNKNOWN -> {}
        }
        faults.put(name, found);
    }

    /** Takes a piece away; nothing happens if there is none. */
    public void remove(DefinitionKind kind, String id) {
        Map<String, ?> shelf =
                switch (kind) {
                    case MISSION -> cards;
                    case AREA -> areas;
                    case PLACE -> places;
                    case FORM -> forms;
                    case PUBLISHED -> published;
                    case EARLIER -> earlier;
                    case MAP -> maps;
                    case CHECK -> checks;
                    case CONTEST -> contests;
                    case CONTESTANT -> contestants;
                    case PLAN -> plan;
                    case UNKNOWN -> Map.of();
                };
        if (shelf.containsKey(id)) {
            shelf.remove(id);
        }
        faults.remove(name(kind, id));
    }

    /**
     * @return the mission as the pieces describe it now
     * @throws MissionFaults if they describe none
     */
    public MissionSnapshot snapshot(long revision) {
        Faults all = new Faults();
        faults.values().forEach(all::addAll);
        if (cards.size() != 1) {
            all.add(Spot.wholeFile("mission"), "expected one piece of kind MISSION, got " + cards.size());
            all.refuseIfAny();
        }
        List<Located<Form>> allForms =
                forms.values().stream().map(ReadForm::form).toList();
        List<Located<Contest>> allContests = Ranked.inOrder(contests);
        CheckScope scope = new CheckScope(allForms, allContests, all.isEmpty());
        List<Located<Check>> allChecks = checks.values().stream()
                .flatMap(it -> ChecksReader.read(it, scope, all).stream())
                .toList();
        MissionParts parts = new MissionParts(
                cards.values().iterator().next(),
                List.copyOf(areas.values()),
                List.copyOf(places.values()),
                allForms,
                forms.values().stream().flatMap(it -> it.contests().stream()).toList(),
                allContests,
                Ranked.inOrder(contestants),
                List.copyOf(plan.values()),
                allChecks,
                published.values().stream().flatMap(List::stream).toList(),
                earlier.values().stream().flatMap(List::stream).toList(),
                maps.values().stream().findFirst());
        new MissionRules(parts, all).check(UnpublishedParts.NONE);
        all.refuseIfAny();
        return parts.snapshot(revision);
    }

    private static String name(DefinitionKind kind, String id) {
        return EnumWords.of(kind) + " " + id;
    }
}
