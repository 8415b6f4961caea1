package org.pollwatch.contract.mission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission.Card;
import org.pollwatch.mission.Place;

/**
 * Puts a mission together from its published pieces. Pieces may come and go; successive snapshots share what did not
 * change. Not safe for several threads.
 */
public final class MissionAssembly {
    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, Located<Area>> areas = new LinkedHashMap<>();
    private final Map<String, Located<Place>> places = new LinkedHashMap<>();
    private final Map<String, Located<Form>> forms = new LinkedHashMap<>();
    private final Map<String, List<Located<PublishedFigure>>> published = new LinkedHashMap<>();
    private final Map<String, Located<String>> maps = new LinkedHashMap<>();
    private final Map<String, Faults> faults = new LinkedHashMap<>();

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
        Optional<Located<Form>> form = FormReader.read(name(piece.kind(), piece.id()), piece.document(), found);
        found.refuseIfAny();
        return form.map(Located::value).orElseThrow();
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
            case MAP -> maps.put(id, new Located<>(piece.document(), Spot.wholeFile(name)));
            case CHECK, CONTEST, CONTESTANT, PLAN, UNKNOWN -> {}
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
                    case MAP -> maps;
                    case CHECK, CONTEST, CONTESTANT, PLAN, UNKNOWN -> Map.of();
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
        MissionParts parts = new MissionParts(
                cards.values().iterator().next(),
                List.copyOf(areas.values()),
                List.copyOf(places.values()),
                List.copyOf(forms.values()),
                published.values().stream().flatMap(List::stream).toList(),
                maps.values().stream().findFirst());
        new MissionRules(parts, all).check(List.of());
        all.refuseIfAny();
        return parts.snapshot(revision);
    }

    private static String name(DefinitionKind kind, String id) {
        return EnumWords.of(kind) + " " + id;
    }
}
