package org.pollwatch.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.statement.StatementBook.IndicatorLine;

class StatedBaseTest {
    private final MissionSnapshot river = mission("river-2026");

    @Test
    void shouldStateAFigureInTheBaseThatTheMissionPrinted() {
        MissionSnapshot printed = mission("kz-2012");

        assertThat(line(printed, "opening", "opening_ballots_not_counted")).satisfies(it -> {
            assertThat(it.base()).isEqualTo("stations");
            assertThat(it.baseSaid()).isEqualTo("none");
            assertThat(it.assumedBase()).isEqualTo(125);
            assertThat(it.note()).isEqualTo("number of openings observed not published");
        });
        assertThat(line(printed, "voting", "ballot_stuffing_voting").base()).isEqualTo("cases");
    }

    @Test
    void shouldStateInObservationsWhatNoMissionPrinted() {
        assertThat(line(river, "voting", "harbour_observers_present")).satisfies(it -> {
            assertThat(it.base()).isEqualTo("observations");
            assertThat(it.baseSaid()).isEmpty();
            assertThat(it.assumedBase()).isZero();
        });
    }

    @Test
    void shouldNameTheQuestionBeforeItsOption() {
        assertThat(line(river, "voting", "harbour_observers_present").label().en())
                .isEqualTo("Which parties had observers present? Harbour Alliance");
    }

    @Test
    void shouldLeaveKindsOfIncidentsAlone() {
        assertThat(form(river, "incident").indicators())
                .filteredOn(it -> it.kind() == Indicator.Kind.OPTION)
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(line(river, "incident", it.id()).label()).isEqualTo(it.label()));
    }

    private static MissionSnapshot mission(String id) {
        return MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", id))
                .snapshot();
    }

    private static Form form(MissionSnapshot mission, String id) {
        return mission.mission().forms().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static IndicatorLine line(MissionSnapshot mission, String form, String indicator) {
        return StatedBase.lines(form(mission, form), mission).stream()
                .filter(it -> it.id().equals(indicator))
                .findFirst()
                .orElseThrow();
    }
}
