package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule may name, the reader of missions checks; here is what the set of them must have. */
class ChecksTest {

    private static final Pattern ID = Pattern.compile("(?m)^ {2}- id: (\\w+)$");

    static Stream<MissionSource> missions() {
        return MissionSource.all(Path.of("source")).stream();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldCoverEveryCrossCheckOfTheDomainOrSayWhyNot(MissionSource mission) {
        Set<String> written = codes(mission, false);
        Set<String> leftOut = codes(mission, true);

        for (String code : IntStream.rangeClosed(1, 20).mapToObj(n -> "C" + n).toList()) {
            assertThat(written.contains(code) || leftOut.contains(code))
                    .as(code)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldGiveEveryCheckAnIdOfItsOwnAndLabelsInThreeLanguages(MissionSource mission) {
        assertThat(idsOf(mission)).isNotEmpty().doesNotHaveDuplicates();
        mission.checks().stream()
                .filter(check -> check.get("left_out").isEmpty())
                .forEach(check -> assertThat(List.of(
                                check.get("kind"),
                                check.get("severity"),
                                check.get("label_en"),
                                check.get("label_ru"),
                                check.get("label_kk")))
                        .as(check.get("id"))
                        .noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldCompareTheProtocolsOfEveryContest(MissionSource mission) {
        List<String> mismatches = idsOf(mission).stream()
                .filter(id -> id.startsWith("protocol_mismatch_"))
                .toList();

        assertThat(mismatches)
                .containsExactlyElementsOf(mission.contests().stream()
                        .map(contest -> "protocol_mismatch_" + contest.get("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldNeverJudgeARateInALimitedMission(MissionSource mission) {
        Set<String> kinds =
                mission.checks().stream().map(check -> check.get("kind")).collect(Collectors.toSet());

        assertThat(kinds.contains("hotspot") || kinds.contains("series_share"))
                .isEqualTo(mission.facts().observation().equals("full"));
    }

    @Test
    void shouldLetTheSmallMissionHaveEveryKindOnce() throws IOException {
        List<String> kinds = Pattern.compile("(?m)^ {4}kind: (\\w+)$")
                .matcher(Files.readString(Path.of("river-2026", "checks.yaml")))
                .results()
                .map(kind -> kind.group(1))
                .toList();

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "comparison",
                        "threshold",
                        "capacity",
                        "answers",
                        "access_denied",
                        "evaluation",
                        "implausible_zero",
                        "mismatch",
                        "jump",
                        "contradiction",
                        "evidence",
                        "silence",
                        "hotspot",
                        "series_sum",
                        "series_share",
                        "coverage");
    }

    static List<String> idsOf(MissionSource mission) {
        return ID.matcher(new ChecksYaml(mission).yaml())
                .results()
                .map((MatchResult id) -> id.group(1))
                .toList();
    }

    private static Set<String> codes(MissionSource mission, boolean leftOut) {
        Set<String> codes = new TreeSet<>();
        for (Map<String, String> check : mission.checks()) {
            if (check.get("left_out").isEmpty() != leftOut) {
                codes.add(check.get("code"));
            }
        }
        return codes;
    }
}
