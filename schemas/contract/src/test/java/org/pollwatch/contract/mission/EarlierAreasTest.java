package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code earlier.csv} declares, each fault of it, and the groups that its lines make. */
class EarlierAreasTest {
    private static final String EARLIER = "earlier.csv";

    @TempDir
    Path directory;

    static Stream<Spoilt> faults() {
        return Stream.of(
                new Spoilt(EARLIER, "OLD,S-2", "OLD,S-9", 4, "area: expected the id of an area, got \"S-9\""),
                new Spoilt(EARLIER, "OLD,S-2", "O D,S-2", 4, "earlier_area: expected Latin letters"),
                new Spoilt(EARLIER, "OLD,S-2", ",S-2", 4, "earlier_area: expected a value"),
                new Spoilt(
                        EARLIER,
                        "small-2026,OLD,S-2",
                        "small-2030,OLD,S-2",
                        4,
                        "mission: expected an earlier mission, got this one"),
                new Spoilt(
                        EARLIER,
                        "OLD,S-2",
                        "OLD,S-1",
                        4,
                        "mission, earlier_area, area: expected one of its own, but line 3 has small-2026 OLD S-1"),
                new Spoilt(
                        EARLIER,
                        "OLD,S-2",
                        "OLD,S-1-1",
                        4,
                        "area: expected none below another that corresponds to the same earlier areas, got \"S-1-1\""),
                new Spoilt(EARLIER, "earlier_area", "earlier area", 1, "expected a column earlier_area"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameFileAndLineOfEachFault(Spoilt spoilt) {
        spoilt.shouldBeTold(directory);
    }

    @Test
    void shouldPublishWhatCorrespondsWithTheDefinition() {
        MissionFiles files = MissionCopy.of(directory).load();

        assertThat(files.earlier())
                .containsExactly(
                        new EarlierArea("small-2026", "S", "S"),
                        new EarlierArea("small-2026", "OLD", "S-1"),
                        new EarlierArea("small-2026", "OLD", "S-2"));
        assertThat(MissionAssembly.assemble(0, files.pieces()).earlier()).isEqualTo(files.earlier());
    }

    @Test
    void shouldJoinWhatWasSplitIntoOneGroupAndKeepMissionsApart() {
        List<AreaGroup> groups = AreaGroup.of(List.of(
                new EarlierArea("a", "OLD", "S-1"),
                new EarlierArea("a", "SAME", "SAME"),
                new EarlierArea("b", "OLD", "S-2"),
                new EarlierArea("a", "OTHER", "S-3"),
                new EarlierArea("a", "OLD", "S-3")));

        assertThat(groups)
                .containsExactly(
                        new AreaGroup("a", Set.of("OLD", "OTHER"), Set.of("S-1", "S-3")),
                        new AreaGroup("a", Set.of("SAME"), Set.of("SAME")),
                        new AreaGroup("b", Set.of("OLD"), Set.of("S-2")));
        assertThat(groups.get(0).reversed("now"))
                .isEqualTo(new AreaGroup("now", Set.of("S-1", "S-3"), Set.of("OLD", "OTHER")));
    }
}
