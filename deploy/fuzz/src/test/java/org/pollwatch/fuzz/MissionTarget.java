package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.mission.MissionAssembly;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.Piece;
import org.pollwatch.gateway.Arvenia;

/** One piece of a mission's definition, the others as they should be. The first byte is the kind: {@code A} and so on. */
final class MissionTarget implements Target {
    private static final List<DefinitionKind> KINDS = List.of(DefinitionKind.values());

    private final Map<DefinitionKind, List<Piece>> pieces = new LinkedHashMap<>();

    MissionTarget() {
        Path directory = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", Arvenia.ID);
        MissionDirectory.load(directory).pieces().forEach(it -> pieces.computeIfAbsent(
                        it.kind(), kind -> new ArrayList<>())
                .add(it));
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        pieces.forEach((kind, all) -> {
            seeds.add(input(kind, all.get(0).document()));
            seeds.add(input(kind, all.get(all.size() - 1).document()));
        });
        seeds.add(input(DefinitionKind.FORM, LAUGHS));
        seeds.add(input(DefinitionKind.CHECK, "checks: &a [*a, *a]\n"));
        seeds.add(input(
                DefinitionKind.MAP,
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"AV-N\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e999,0],[1,1],[0,0]]]}}]}"));
        return seeds;
    }

    private static final String LAUGHS =
            """
            a: &a [ha, ha, ha]
            b: &b [*a, *a, *a]
            c: &c [*b, *b, *b]
            questions: [*c, {id: x, type: yes_no, askIf: &d {all: [*d, *d]}}]
            """;

    @Override
    public void take(byte[] input) {
        if (input.length == 0) {
            return;
        }
        DefinitionKind kind = KINDS.get(Math.floorMod(input[0] - 'A', KINDS.size()));
        String document = new String(Arrays.copyOfRange(input, 1, input.length), UTF_8);
        List<Piece> all = new ArrayList<>();
        pieces.forEach((other, them) -> all.addAll(other == kind ? them.subList(1, them.size()) : them));
        all.add(new Piece(
                kind, pieces.containsKey(kind) ? pieces.get(kind).get(0).id() : "x", document));
        try {
            MissionAssembly.assemble(1, all);
        } catch (MissionFaults faults) {
            if (faults.all().stream().anyMatch(it -> it.message().isBlank())) {
                throw new AssertionError("a fault without words", faults);
            }
        }
    }

    @Override
    public int weight() {
        return 4;
    }

    private static byte[] input(DefinitionKind kind, String document) {
        return ((char) ('A' + KINDS.indexOf(kind)) + document).getBytes(UTF_8);
    }
}
