package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionCatalogueTest {

    private static final Path SOURCE = Path.of("source");
    private static final Pattern ASKED_ABOUT = Pattern.compile("question: (\\w+)");
    private static final Pattern POSITIVE = Pattern.compile(".*\\b(no|not)\\b.*");

    static Stream<MissionSource> missions() {
        return MissionSource.all(SOURCE).stream();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldAskForEveryIndicatorOfTheCodebookThatHasAQuestion(MissionSource mission) {
        for (Map<String, String> entry : CsvFile.read(SOURCE.resolve("codebook.csv"))) {
            if (!entry.get("kind").equals("computed")) {
                assertThat(mission.questionsOf(entry.get("form")))
                        .as("%s, %s", mission.facts().id(), entry.get("id"))
                        .anyMatch(question -> indicator(question).equals(entry.get("id"))
                                && question.get("category").equals(entry.get("category")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldNameEachQuestionOnceAndAskOnlyAboutEarlierOnes(MissionSource mission) {
        for (Map<String, String> form : mission.forms()) {
            Set<String> seen = new HashSet<>();
            for (Map<String, String> question : mission.questionsOf(form.get("form"))) {
                Matcher about = ASKED_ABOUT.matcher(question.get("ask_if"));
                while (about.find()) {
                    assertThat(seen).as(question.get("id")).contains(about.group(1));
                }
                assertThat(seen.add(question.get("id"))).as(question.get("id")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldNeverLetAnIdContradictItsOwnYes(MissionSource mission) {
        questionsOf(mission)
                .filter(question -> question.get("counted").equals("no"))
                .forEach(question -> assertThat(question)
                        .as(question.get("id"))
                        .satisfies(asked ->
                                assertThat(asked.get("indicator")).isNotEmpty().isNotEqualTo(asked.get("id")))
                        .satisfies(asked ->
                                assertThat(asked.get("id").replace('_', ' ')).doesNotMatch(POSITIVE)));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldHaveEveryLabelInThreeLanguages(MissionSource mission) {
        Stream<Map<String, String>> options =
                questionsOf(mission).flatMap(question -> mission.optionsOf(question.get("options")).stream());
        Stream.of(mission.forms().stream(), questionsOf(mission), options)
                .flatMap(rows -> rows)
                .forEach(row -> assertThat(List.of(row.get("label_en"), row.get("label_ru"), row.get("label_kk")))
                        .as(row.toString())
                        .noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldOfferOptionsExactlyToChoices(MissionSource mission) {
        questionsOf(mission).forEach(question -> {
            List<String> options = mission.optionsOf(question.get("options")).stream()
                    .map(option -> option.get("id"))
                    .toList();
            assertThat(!options.isEmpty())
                    .as(question.get("id"))
                    .isEqualTo(question.get("type").startsWith("choice"));
            assertThat(options).as(question.get("id")).doesNotHaveDuplicates();
            assertThat(options.contains("none"))
                    .as(question.get("id"))
                    .isEqualTo(question.get("type").equals("choices"));
        });
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldGiveEachIndicatorOfAFormToOneQuestion(MissionSource mission) {
        for (Map<String, String> form : mission.forms()) {
            List<String> indicators = mission.questionsOf(form.get("form")).stream()
                    .map(QuestionCatalogueTest::indicator)
                    .collect(Collectors.toList());
            assertThat(indicators).as(form.get("form")).doesNotHaveDuplicates();
        }
    }

    private static Stream<Map<String, String>> questionsOf(MissionSource mission) {
        return mission.forms().stream().flatMap(form -> mission.questionsOf(form.get("form")).stream());
    }

    private static String indicator(Map<String, String> question) {
        return question.get("indicator").isEmpty() ? question.get("id") : question.get("indicator");
    }
}
