package org.pollwatch.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, their tests, dashboards, runbook and the list of figures agree. */
class MonitoringTest {
    private static final Set<String> SEVERITIES = Set.of("critical", "warning");

    @Test
    void shouldUseOnlyFiguresThatRunningPartsShow() throws IOException {
        Set<String> used = new TreeSet<>();
        Monitoring.expressions().forEach(it -> used.addAll(Monitoring.figures(it)));
        assertThat(used).hasSizeGreaterThan(30);
        assertThat(Monitoring.known()).containsAll(used);
    }

    @Test
    void shouldHaveASectionOfTheRunbookForEachAlertAndNoOther() throws IOException {
        List<String> alerts = Monitoring.alerts().stream()
                .map(it -> it.path("alert").asText())
                .toList();
        assertThat(alerts).doesNotHaveDuplicates();
        assertThat(Monitoring.sections()).containsExactlyInAnyOrderElementsOf(alerts);
        for (JsonNode alert : Monitoring.alerts()) {
            String name = alert.path("alert").asText();
            JsonNode annotations = alert.path("annotations");
            assertThat(annotations.path("runbook").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(annotations.path("summary").asText()).as(name).isNotBlank();
            assertThat(alert.path("labels").path("severity").asText()).as(name).isIn(SEVERITIES);
        }
    }

    @Test
    void shouldTestEachAlertRaisedAndNotRaised() {
        Set<String> alerts = Monitoring.alerts().stream()
                .map(it -> it.path("alert").asText())
                .collect(Collectors.toSet());
        assertThat(tested(true)).isEqualTo(alerts);
        assertThat(tested(false)).isEqualTo(alerts);
    }

    private static Set<String> tested(boolean raised) {
        return Monitoring.cases().stream()
                .filter(it -> it.path("exp_alerts").isEmpty() != raised)
                .map(it -> it.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldSayOnEachPanelWhatItShows() {
        assertThat(Monitoring.dashboards()).hasSize(3).allSatisfy(dashboard -> {
            assertThat(dashboard.path("uid").asText()).startsWith("pollwatch-");
            assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("description").asText()).isNotBlank();
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("prometheus");
                assertThat(panel.path("targets")).isNotEmpty();
            });
        });
    }
}
