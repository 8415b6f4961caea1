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
    private final MissionSnapshot river = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .snapshot();

    @Test
    void shouldNameTheQuestionBeforeItsOption() {
        assertThat(line("voting", "harbour_observers_present").label().en())
                .isEqualTo("Which parties had observers present? Harbour Alliance");
    }

    @Test
    void shouldLeaveKindsOfIncidentsAlone() {
        assertThat(form("incident").indicators())
                .filteredOn(it -> it.kind() == Indicator.Kind.OPTION)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(line("incident", it.id()).label()).isEqualTo(it.label()));
    }

    private Form form(String id) {
        return river.mission().forms().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private IndicatorLine line(String form, String indicator) {
        return StatedBase.lines(form(form), river).stream()
                .filter(it -> it.id().equals(indicator))
                .findFirst()
                .orElseThrow();
    }
}
