package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topic.Cleanup;

class TopicsTest {
    private final Topics topics = Topics.of("kz-2022", 6);

    @Test
    void shouldNameTopicsAndSubjectsByMissionNounAndVersion() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .containsExactly(
                        "pollwatch.kz-2022.definition.v1",
                        "pollwatch.kz-2022.teams.v1",
                        "pollwatch.kz-2022.submissions.v1",
                        "pollwatch.kz-2022.reviews.v1",
                        "pollwatch.kz-2022.series.v1",
                        "pollwatch.kz-2022.queries.v1",
                        "pollwatch.kz-2022.clock.v1",
                        "pollwatch.kz-2022.refusals.v1",
                        "pollwatch.kz-2022.receipts.v1",
                        "pollwatch.kz-2022.reports.v1",
                        "pollwatch.kz-2022.rates.v1",
                        "pollwatch.kz-2022.rates-by-hour.v1",
                        "pollwatch.kz-2022.coverage.v1",
                        "pollwatch.kz-2022.findings.v1",
                        "pollwatch.kz-2022.casework.v1",
                        "pollwatch.kz-2022.quick-count.v1",
                        "pollwatch.kz-2022.statements.v1",
                        "pollwatch.kz-2022.released-rates.v1",
                        "pollwatch.kz-2022.audit.v1",
                        "pollwatch.kz-2022.saved-views.v1");
        assertThat(topics.rates().subject()).isEqualTo("pollwatch.kz-2022.rates.v1-value");
    }

    @Test
    void shouldKeepTheRawLogWholeForTheCampaign() {
        assertThat(List.of(
                        topics.submissions(),
                        topics.refusals(),
                        topics.receipts(),
                        topics.reviews(),
                        topics.series(),
                        topics.clock(),
                        topics.statements(),
                        topics.audit(),
                        topics.casework()))
                .allSatisfy(it -> assertThat(it.configuration())
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("retention.bytes", "-1"));
    }

    @Test
    void shouldCompactWhatIsOnlyTheLastWord() {
        assertThat(topics.all())
                .filteredOn(it -> it.cleanup() == Cleanup.COMPACT)
                .extracting(Topic::noun)
                .containsExactly(
                        "definition",
                        "teams",
                        "queries",
                        "reports",
                        "rates",
                        "rates-by-hour",
                        "coverage",
                        "findings",
                        "quick-count",
                        "released-rates",
                        "saved-views");
        assertThat(topics.rates().configuration()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void shouldGiveWhatIsKeyedByReportTheSamePartitionsAndAllElseOne() {
        Map<Integer, List<String>> byPartitions = topics.all().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Topic::partitions,
                        java.util.stream.Collectors.mapping(Topic::noun, java.util.stream.Collectors.toList())));

        assertThat(byPartitions)
                .containsEntry(6, List.of("submissions", "reviews", "refusals", "receipts", "reports"))
                .containsEntry(
                        1,
                        List.of(
                                "definition",
                                "teams",
                                "series",
                                "queries",
                                "clock",
                                "rates",
                                "rates-by-hour",
                                "coverage",
                                "findings",
                                "casework",
                                "quick-count",
                                "statements",
                                "released-rates",
                                "audit",
                                "saved-views"));
    }

    @Test
    void shouldMakeEventsOfWhatOthersSubscribeTo() {
        assertThat(topics.all())
                .filteredOn(it -> it.kind() == Topic.Kind.EVENTS)
                .extracting(Topic::noun)
                .containsExactly("rates", "rates-by-hour", "coverage", "findings", "quick-count", "released-rates");
    }

    @Test
    void shouldRegisterSchemasWithoutWhatOnlyJavaNeeds() {
        assertThat(topics.all())
                .allSatisfy(it -> assertThat(it.schema().toString()).doesNotContain("avro.java"));
    }
}
