package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.QuestionType;

class ReportCheckTest {
    private static final String SPECIAL = ", or not_observed or not_applicable";

    private final Mission mission = new MissionBuilder()
            .voting(
                    "1",
                    QuestionBuilder.yesNo("strangers"),
                    QuestionBuilder.yesNo("interference").askIf(new Condition.AnswerIs("strangers", Set.of("yes"))),
                    QuestionBuilder.choices("observers", "red", "blue", "none"),
                    QuestionBuilder.choice("certificates", "always", "never"),
                    QuestionBuilder.of("overall", QuestionType.EVALUATION),
                    QuestionBuilder.of("arrived", QuestionType.TIME),
                    QuestionBuilder.integer("members").max(20))
            .voting("2", QuestionBuilder.yesNo("strangers"))
            .form("tabulation", "1", Phase.TABULATION, FormSubject.COMMISSION, QuestionBuilder.yesNo("admitted"))
            .incident(QuestionBuilder.integer("persons"))
            .build();

    /** One case: a report that differs from a good one in one thing, and the fault that must be found. */
    private record Case(String name, ReportBuilder report, String field, Code code, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> faults() {
        return Stream.of(
                new Case("no id", report().id(""), "reportId", Code.NOT_A_UUID, "a UUID in lower case"),
                new Case(
                        "id in capitals",
                        report().id("AAAAAAAA-2222-3333-4444-555555555555"),
                        "reportId",
                        Code.NOT_A_UUID,
                        "a UUID in lower case"),
                new Case("revision 0", report().revision(0), "revision", Code.BAD_REVISION, "a whole number from 1"),
                new Case(
                        "unknown form",
                        report().form("secret"),
                        "form",
                        Code.UNKNOWN_FORM,
                        "one of voting, tabulation, incident"),
                new Case(
                        "unknown version",
                        report().version("secret"),
                        "formVersion",
                        Code.UNKNOWN_FORM_VERSION,
                        "one of 1, 2"),
                new Case(
                        "unknown place",
                        report().at("secret"),
                        "place",
                        Code.UNKNOWN_PLACE,
                        "the id of a place of the mission"),
                new Case(
                        "an area where a place is due",
                        report().at("R"),
                        "place",
                        Code.UNKNOWN_PLACE,
                        "the id of a place of the mission"),
                new Case(
                        "a commission where a station is due",
                        report().at("commission"),
                        "place",
                        Code.WRONG_KIND_OF_PLACE,
                        "a polling station"),
                new Case(
                        "a station where a commission is due",
                        report().form("tabulation"),
                        "place",
                        Code.WRONG_KIND_OF_PLACE,
                        "a commission"),
                new Case(
                        "a place where an area is due",
                        report().form("incident"),
                        "place",
                        Code.UNKNOWN_PLACE,
                        "the id of an area of the mission"),
                new Case(
                        "unknown question",
                        report().answer("women", "secret"),
                        "answers.women",
                        Code.UNKNOWN_QUESTION,
                        "a question of form voting"),
                new Case(
                        "a question that is no id",
                        report().answer("the SECRET of Mr K.", "yes"),
                        "answers",
                        Code.UNKNOWN_QUESTION,
                        "a question of form voting"),
                new Case(
                        "a question of another version",
                        report().version("2").answer("members", 3),
                        "answers.members",
                        Code.UNKNOWN_QUESTION,
                        "a question of form voting"),
                new Case(
                        "an answer that was not asked for",
                        report().answer("strangers", "no").answer("interference", "yes"),
                        "answers.interference",
                        Code.NOT_ASKED,
                        "no answer, since other answers or the place rule the question out"),
                new Case(
                        "not even not_observed where it was not asked",
                        report().answer("interference", "not_observed"),
                        "answers.interference",
                        Code.NOT_ASKED,
                        "no answer, since other answers or the place rule the question out"),
                new Case(
                        "a number for a word",
                        report().answer("strangers", 77_777),
                        "answers.strangers",
                        Code.WRONG_TYPE,
                        "one of yes, no" + SPECIAL),
                new Case(
                        "a word for a number",
                        report().answer("members", "secret"),
                        "answers.members",
                        Code.WRONG_TYPE,
                        "a whole number from 0 to 20" + SPECIAL),
                new Case(
                        "a number for a time",
                        report().answer("arrived", 77_777),
                        "answers.arrived",
                        Code.WRONG_TYPE,
                        "a time as HH:mm" + SPECIAL),
                new Case(
                        "a number below the least",
                        report().answer("members", -1),
                        "answers.members",
                        Code.OUT_OF_RANGE,
                        "a whole number from 0 to 20" + SPECIAL),
                new Case(
                        "a number above the most",
                        report().answer("members", 77_777),
                        "answers.members",
                        Code.OUT_OF_RANGE,
                        "a whole number from 0 to 20" + SPECIAL),
                new Case(
                        "an unknown word",
                        report().answer("strangers", "secret"),
                        "answers.strangers",
                        Code.UNKNOWN_ANSWER,
                        "one of yes, no" + SPECIAL),
                new Case(
                        "two words where one is due",
                        report().answer("certificates", "always", "never"),
                        "answers.certificates",
                        Code.UNKNOWN_ANSWER,
                        "one of always, never" + SPECIAL),
                new Case(
                        "an unknown evaluation",
                        report().answer("overall", "secret"),
                        "answers.overall",
                        Code.UNKNOWN_ANSWER,
                        "one of very_good, good, bad, very_bad" + SPECIAL),
                new Case(
                        "no word at all",
                        report().answer("strangers"),
                        "answers.strangers",
                        Code.UNKNOWN_ANSWER,
                        "one of yes, no" + SPECIAL),
                new Case(
                        "none and another",
                        report().answer("observers", "none", "red"),
                        "answers.observers",
                        Code.UNKNOWN_ANSWER,
                        "none, or some of red, blue, none" + SPECIAL),
                new Case(
                        "one option twice",
                        report().answer("observers", "red", "red"),
                        "answers.observers",
                        Code.UNKNOWN_ANSWER,
                        "none, or some of red, blue, none" + SPECIAL),
                new Case(
                        "not_observed and another",
                        report().answer("observers", "not_observed", "red"),
                        "answers.observers",
                        Code.UNKNOWN_ANSWER,
                        "none, or some of red, blue, none" + SPECIAL),
                new Case(
                        "an hour that no clock shows",
                        report().answer("arrived", "24:00"),
                        "answers.arrived",
                        Code.UNKNOWN_ANSWER,
                        "a time as HH:mm" + SPECIAL));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameFieldAndExpectation(Case it) {
        assertThat(ReportCheck.check(it.report().build(), mission))
                .containsExactly(new Fault(it.field(), it.code(), it.expected()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNeverEchoWhatWasSent(Case it) {
        assertThat(ReportCheck.check(it.report().build(), mission))
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContainIgnoringCase("secret", "77777"));
    }

    @Test
    void shouldHaveACaseForEveryCodeThatItFinds() {
        List<Code> foundElsewhere = List.of(
                Code.UNREADABLE,
                Code.UNKNOWN_DEFINITION,
                Code.UNKNOWN_CONTESTANT, // by ResultsCheck
                Code.FOREIGN_TEAM,
                Code.CORRECTED_BY_HEADQUARTERS);
        assertThat(faults().map(Case::code).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values())
                        .filter(it -> !foundElsewhere.contains(it))
                        .toList());
    }

    @Test
    void shouldFindEveryFaultAtOnce() {
        Report report = report().id("x")
                .revision(-3)
                .at("secret")
                .answer("members", 21)
                .answer("strangers", "secret")
                .build();

        assertThat(ReportCheck.check(report, mission))
                .extracting(Fault::code)
                .containsExactly(
                        Code.NOT_A_UUID, Code.BAD_REVISION, Code.UNKNOWN_PLACE, Code.OUT_OF_RANGE, Code.UNKNOWN_ANSWER);
    }

    @Test
    void shouldTakeOneGoodAnswerOfEachType() {
        Report report = report().answer("strangers", "yes")
                .answer("interference", "no")
                .answer("observers", "blue", "red")
                .answer("certificates", "never")
                .answer("overall", "very_bad")
                .answer("arrived", "23:59")
                .answer("members", 20)
                .build();

        assertThat(ReportCheck.check(report, mission)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_observed", "not_applicable"})
    void shouldTakeTheTwoEmptyAnswersForEveryTypeOfQuestion(String word) {
        ReportBuilder report = report();
        for (String question : List.of("strangers", "observers", "certificates", "overall", "arrived", "members")) {
            report.answer(question, word);
        }

        assertThat(ReportCheck.check(report.build(), mission)).isEmpty();
    }

    @Test
    void shouldTakeAReportWithoutAnswers() {
        assertThat(ReportCheck.check(report().build(), mission)).isEmpty();
    }

    @Test
    void shouldTakeAnIncidentAboutAnyArea() {
        Report report = report().form("incident").at("C").answer("persons", 2).build();

        assertThat(ReportCheck.check(report, mission)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void shouldTakeAnyTimeThatParses(String time) {
        assertThat(ReportCheck.check(report().observedAt(time).build(), mission))
                .isEmpty();
    }

    @Test
    void shouldCheckAWithdrawalLikeAnyOtherRevision() {
        assertThat(ReportCheck.check(report().withdrawn().at("secret").build(), mission))
                .extracting(Fault::code)
                .containsExactly(Code.UNKNOWN_PLACE);
    }

    @Test
    void shouldAskByPlaceAttributeOnlyWhereThereIsAPlace() {
        Condition urban = new Condition.PlaceIs("setting", Set.of("urban"));
        Mission byPlace = new MissionBuilder()
                .voting("1", QuestionBuilder.yesNo("crowd").askIf(urban))
                .incident(QuestionBuilder.yesNo("crowd").askIf(urban))
                .build();

        assertThat(ReportCheck.check(report().answer("crowd", "yes").build(), byPlace))
                .isEmpty();
        assertThat(ReportCheck.check(
                        report().form("incident").at("R").answer("crowd", "yes").build(), byPlace))
                .extracting(Fault::code)
                .containsExactly(Code.NOT_ASKED);
    }

    @Test
    void shouldAskMoreThanOnlyAboveTheNumberAndAllOnlyIfAllHold() {
        Condition both = new Condition.All(
                List.of(new Condition.MoreThan("members", 7), new Condition.AnswerIs("strangers", Set.of("yes"))));
        Mission conditional = MissionBuilder.withQuestions(
                QuestionBuilder.integer("members"),
                QuestionBuilder.yesNo("strangers"),
                QuestionBuilder.yesNo("detail").askIf(both));

        assertThat(codes(report().answer("members", 8).answer("strangers", "yes"), conditional))
                .isEmpty();
        assertThat(codes(report().answer("members", 7).answer("strangers", "yes"), conditional))
                .containsExactly(Code.NOT_ASKED);
        assertThat(codes(report().answer("members", 8).answer("strangers", "no"), conditional))
                .containsExactly(Code.NOT_ASKED);
        assertThat(codes(report().answer("members", "not_observed").answer("strangers", "yes"), conditional))
                .containsExactly(Code.NOT_ASKED);
    }

    private static List<Code> codes(ReportBuilder report, Mission mission) {
        return ReportCheck.check(report.answer("detail", "yes").build(), mission).stream()
                .map(Fault::code)
                .toList();
    }

    @Test
    void shouldTakeAttachmentsOnlyWhereTheyAreAskedForAndWellNamed() {
        Mission asking = MissionBuilder.withQuestions(
                QuestionBuilder.of("note", QuestionType.TEXT),
                QuestionBuilder.of("picture", QuestionType.PHOTO),
                QuestionBuilder.yesNo("strangers"));
        String hash = "0a".repeat(32);
        assertThat(attachmentFaults(asking, "note", new Answer.Attachment(hash, 1)))
                .isEmpty();
        assertThat(attachmentFaults(asking, "picture", new Answer.Attachment(hash, 10_000_000)))
                .isEmpty();
        assertThat(attachmentFaults(asking, "note", Answer.word("not_observed")))
                .isEmpty();
        assertThat(attachmentFaults(asking, "note", Answer.word("in clear")))
                .containsExactly("answers.note WRONG_TYPE");
        assertThat(attachmentFaults(asking, "note", Answer.amount(1))).containsExactly("answers.note WRONG_TYPE");
        assertThat(attachmentFaults(asking, "strangers", new Answer.Attachment(hash, 1)))
                .containsExactly("answers.strangers WRONG_TYPE");
        assertThat(attachmentFaults(asking, "note", new Answer.Attachment(hash.toUpperCase(Locale.ROOT), 0)))
                .containsExactly("answers.note.sha256 UNKNOWN_ANSWER", "answers.note.bytes OUT_OF_RANGE");
        assertThat(attachmentFaults(asking, "note", new Answer.Attachment("../etc/passwd", 10_000_001)))
                .containsExactly("answers.note.sha256 UNKNOWN_ANSWER", "answers.note.bytes OUT_OF_RANGE");
    }

    private static List<String> attachmentFaults(Mission asking, String question, Answer answer) {
        return ReportCheck.check(report().answer(question, answer).build(), asking).stream()
                .map(it -> it.field() + " " + it.code())
                .toList();
    }
}
