package org.pollwatch.local.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.mission.Mission;

class ReportFileTest {
    private final Mission mission = Cluster.mission("river-2026").mission();

    @TempDir
    private Path directory;

    private List<FileRow> read(String name, String text) throws IOException {
        return ReportFile.read(Files.writeString(directory.resolve(name), text), mission, Optional.of("voting"));
    }

    private static JsonNode json(FileRow row) throws IOException {
        return new ObjectMapper().readTree(row.json());
    }

    @Test
    void shouldReadEveryKindOfAnswerAndLeaveBlankCellsOut() throws IOException {
        List<FileRow> rows = read(
                "paper.csv",
                """
                place,observedAt,overall_voting,group_voting,party_observers_present,voters_added,members
                AV-N1-001,2026-09-27 10:15,good,not_observed,bridge harbour,12,

                AV-N1-002,2026-09-27T10:15:00-02:30,bad,yes,none,not_observed,9
                """);

        assertThat(rows).extracting(FileRow::line).containsExactly(2L, 4L);
        assertThat(rows).allSatisfy(it -> assertThat(it.faults()).isEmpty());
        JsonNode first = json(rows.get(0));
        assertThat(first.path("form").asText()).isEqualTo("voting");
        assertThat(first.path("formVersion").asText()).isEqualTo("2026-09-01");
        assertThat(first.path("observedAt").asText()).isEqualTo("2026-09-27T10:15:00-02:30");
        assertThat(first.path("revision").asLong()).isEqualTo(1);
        assertThat(first.path("answers"))
                .hasToString("{\"overall_voting\":\"good\",\"group_voting\":\"not_observed\","
                        + "\"party_observers_present\":[\"bridge\",\"harbour\"],\"voters_added\":12}");
        assertThat(json(rows.get(1)).path("answers").path("members").asLong()).isEqualTo(9);
    }

    @Test
    void shouldReadVotesByContestant() throws IOException {
        String question = mission.newest("counting").orElseThrow().questions().stream()
                .filter(it -> it.contest().isPresent())
                .findFirst()
                .orElseThrow()
                .id();
        List<String> contestants = mission
                .ballot()
                .contestants(
                        mission.newest("counting")
                                .flatMap(it -> it.question(question))
                                .flatMap(it -> it.contest())
                                .orElseThrow(),
                        mission.areas().path("AV-N1"))
                .stream()
                .map(it -> it.id())
                .toList();
        String column = question + "." + contestants.get(0);

        List<FileRow> rows = read(
                "votes.csv",
                "form,place,observedAt," + column + "\ncounting,AV-N1-001,2026-09-27T21:00,311\n"
                        + "counting,AV-N1-002,2026-09-27T21:00,many\n");

        assertThat(rows.get(0).faults()).isEmpty();
        assertThat(json(rows.get(0))
                        .at("/answers/" + question + "/" + contestants.get(0))
                        .asLong())
                .isEqualTo(311);
        assertThat(rows.get(1).faults()).singleElement().matches(it -> it.field()
                .equals("answers." + question));
    }

    @Test
    void shouldMakeTheSameReportOfTheSameRowInAnyFile() throws IOException {
        String header = "id,place,observedAt,group_voting\n";
        String alone = json(read("a.csv", header + "77,AV-N1-001,2026-09-27T10:15,yes\n")
                        .get(0))
                .path("reportId")
                .asText();
        List<FileRow> among =
                read("b.csv", header + ",AV-N1-002,2026-09-27T10:15,no\n77,AV-N1-001,2026-09-27T11:15,no\n");

        assertThat(json(among.get(1)).path("reportId").asText()).isEqualTo(alone);
        assertThat(json(among.get(0)).path("reportId").asText()).isNotEqualTo(alone);
        String local = "place,observedAt,group_voting\nAV-N1-002,2026-09-27T10:15,no\n";
        assertThat(json(read("c.csv", local).get(0)).path("reportId").asText())
                .isEqualTo(json(among.get(0)).path("reportId").asText());
    }

    @Test
    void shouldNameLineFieldAndExpectationOfEveryWrongRow() throws IOException {
        List<FileRow> rows = read(
                "wrong.csv",
                """
                form,revision,place,observedAt,group_voting,members
                voting,1,AV-N1-001,2026-09-27T10:15,perhaps,99
                voting,one,AV-N1-001,yesterday,yes,
                survey,1,AV-N1-001,2026-09-27T11:15,yes,
                voting,1,NOWHERE,2026-09-27T12:15,yes,
                voting,1,AV-N1-003,2026-09-27T10:15,yes
                voting,1,AV-N1-004,2026-09-27T10:15,yes,
                voting,1,AV-N1-004,2026-09-27T10:15,no,
                """);

        assertThat(rows)
                .extracting(row -> row.line() + " "
                        + row.faults().stream().map(it -> it.field()).toList())
                .containsExactly(
                        "2 [answers.group_voting, answers.members]",
                        "3 [observedAt, revision]",
                        "4 [form]",
                        "5 [place]",
                        "6 [body]",
                        "7 []",
                        "8 [reportId]");
    }

    @Test
    void shouldReadLinesAsTheGatewayTakesThem() throws IOException {
        String good = "{\"reportId\":\"8d1d7b6a-97ba-4b5c-8a63-5f4a8e9b3c11\",\"revision\":1,\"form\":\"voting\","
                + "\"formVersion\":\"2026-09-01\",\"place\":\"AV-N1-001\",\"observedAt\":\"2026-09-27T10:15:00-02:30\","
                + "\"answers\":{\"group_voting\":\"yes\"}}";
        List<FileRow> rows = read("pen.ndjson", "\uFEFF" + good + "\n\n{\"reportId\":1}\nnothing\n" + good + "\n");

        assertThat(rows).extracting(FileRow::line).containsExactly(1L, 3L, 4L, 5L);
        assertThat(rows).extracting(it -> it.faults().isEmpty()).containsExactly(true, false, false, true);
    }

    @Test
    void shouldRefuseATableThatItCannotReadAsAWhole() throws IOException {
        assertThatThrownBy(() -> read("a.csv", "place,observed_at\n")).hasMessageContaining("line 1, column 2");
        assertThatThrownBy(() -> read("a.csv", "place,place\n")).hasMessageContaining("each column once");
        Path latin = Files.write(directory.resolve("l.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ReportFile.read(latin, mission, Optional.empty()))
                .hasMessageContaining("UTF-8");
    }
}
