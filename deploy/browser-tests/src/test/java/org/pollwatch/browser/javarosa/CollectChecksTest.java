package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryPrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.xforms.XFormWriter;

/** What Collect lets an observer enter, and what it shows to whom: skip logic, constraints, the ballot of each station. */
class CollectChecksTest {
    private static final Mission MISSION = withLocalList(
            MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas/missions", "river-2026"))
                    .mission());
    private static final String NORTH = "AV-N1-001";
    private static final String SOUTH = "AV-S1-031";

    @TempDir
    private Path media;

    /** The mission with one more list, on the ballots of the north alone. */
    private static Mission withLocalList(Mission read) {
        Ballot ballot = read.ballot();
        List<Contestant> contestants = new ArrayList<>();
        ballot.contests().forEach(contest -> {
            contestants.addAll(ballot.contestants(contest.id()));
            contestants.add(
                    new Contestant(contest.id(), "northern", Optional.of("AV-N"), Labels.same("Northern List")));
        });
        return new Mission(
                read.card(),
                read.revision(),
                read.areas(),
                read.places(),
                read.forms(),
                new Ballot(ballot.contests(), contestants),
                read.plan(),
                read.checks());
    }

    private CollectForm load(String form) {
        return CollectForm.load(MISSION, MISSION.newest(form).orElseThrow(), media);
    }

    private static SelectOneData one(String word) {
        return new SelectOneData(new Selection(word));
    }

    private static SelectMultiData several(String... words) {
        return new SelectMultiData(Arrays.stream(words).map(Selection::new).toList());
    }

    /** Goes to the first question of that name that is shown. */
    private static Optional<FormEntryPrompt> goTo(CollectForm form, String node) {
        FormEntryController controller = form.controller();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        for (int event = controller.stepToNextEvent();
                event != FormEntryController.EVENT_END_OF_FORM;
                event = controller.stepToNextEvent()) {
            if (event == FormEntryController.EVENT_QUESTION) {
                FormEntryPrompt prompt = controller.getModel().getQuestionPrompt();
                if (prompt.getIndex().getReference().getNameLast().equals(node)) {
                    return Optional.of(prompt);
                }
            }
        }
        return Optional.empty();
    }

    private static int answer(CollectForm form, String node, IAnswerData answer) {
        assertThat(goTo(form, node)).as(node).isPresent();
        return form.controller().answerQuestion(answer, true);
    }

    @Test
    void shouldLetSpecialWordsStandAlone() {
        CollectForm form = load("voting");

        assertThat(answer(form, "party_observers_present", several("bridge", "meadow")))
                .isEqualTo(FormEntryController.ANSWER_OK);
        assertThat(answer(form, "party_observers_present", several("none"))).isEqualTo(FormEntryController.ANSWER_OK);
        for (String word : List.of("none", "not_observed", "not_applicable")) {
            assertThat(answer(form, "party_observers_present", several("bridge", word)))
                    .as(word)
                    .isEqualTo(FormEntryController.ANSWER_CONSTRAINT_VIOLATED);
        }
    }

    @Test
    void shouldSayWhichNumbersAreTakenInTheObserversLanguage() {
        CollectForm form = load("voting");
        form.controller().setLanguage("Русский (ru)");

        assertThat(answer(form, "voters_voted", new IntegerData(5_001)))
                .isEqualTo(FormEntryController.ANSWER_CONSTRAINT_VIOLATED);
        assertThat(answer(form, "voters_voted", new IntegerData(-1)))
                .isEqualTo(FormEntryController.ANSWER_CONSTRAINT_VIOLATED);
        assertThat(goTo(form, "voters_voted").orElseThrow().getConstraintText()).isEqualTo("Целое число от 0 до 5000");
        assertThat(answer(form, "voters_voted", new IntegerData(5_000))).isEqualTo(FormEntryController.ANSWER_OK);
    }

    @Test
    void shouldAskWhatOtherAnswersCallFor() {
        CollectForm form = load("voting");

        assertThat(goTo(form, "unauthorised_interference")).isEmpty();
        answer(form, "unauthorised_persons", one("yes"));
        assertThat(goTo(form, "unauthorised_interference")).isPresent();
        answer(form, "unauthorised_persons", one("no"));
        assertThat(goTo(form, "unauthorised_interference")).isEmpty();
    }

    @Test
    void shouldAskWhyOnlyWhereThereIsNoNumber() {
        CollectForm form = load("voting");

        assertThat(goTo(form, "voters_voted-none")).isPresent();
        answer(form, "voters_voted", new IntegerData(12));
        assertThat(goTo(form, "voters_voted-none")).isEmpty();
    }

    @Test
    void shouldShowEachStationItsOwnBallot() {
        CollectForm form = load("counting");
        TreeElement votes = form.root()
                .getFirstChild(question("counting", QuestionType.VOTES).id());

        answer(form, "report-place", one(NORTH));
        assertThat(votes.getFirstChild("northern").isRelevant()).isTrue();
        answer(form, "report-place", one(SOUTH));
        assertThat(votes.getFirstChild("northern").isRelevant()).isFalse();
        assertThat(votes.getFirstChild("bridge").isRelevant()).isTrue();
    }

    @Test
    void shouldShowEachRowTheBallotOfItsStation() {
        CollectForm form = tableOf(NORTH, SOUTH);
        String question = question("tabulation", QuestionType.PROTOCOLS).id();
        List<TreeElement> rows = form.root().getChildrenWithName(question);

        assertThat(rows).hasSize(2);
        for (String side : List.of("row-station", "row-commission")) {
            assertThat(rows.get(0).getFirstChild(side).getFirstChild("northern").isRelevant())
                    .isTrue();
            assertThat(rows.get(1).getFirstChild(side).getFirstChild("northern").isRelevant())
                    .isFalse();
        }
        assertThat(form.isComplete()).isTrue();
    }

    @Test
    void shouldNotLetOneStationStandInATableTwice() {
        assertThat(tableOf(NORTH, NORTH).isComplete()).isFalse();
    }

    @Test
    void shouldOfferWithdrawalOnlyOnAnEdit() {
        CollectForm form = load("incident");
        assertThat(goTo(form, "report-withdrawn")).isEmpty();
        byte[] sent = form.finish();
        Form incident = MISSION.newest("incident").orElseThrow();

        CollectForm again = CollectForm.reopen(XFormWriter.write(MISSION, incident), media, sent);

        assertThat(goTo(again, "report-withdrawn")).isPresent();
    }

    private static Question question(String form, QuestionType type) {
        return MISSION.newest(form).orElseThrow().questions().stream()
                .filter(it -> it.type() == type)
                .findFirst()
                .orElseThrow();
    }

    /** A commission's table with a row for each station, and nothing else. */
    private CollectForm tableOf(String... stations) {
        CollectForm form = load("tabulation");
        answer(form, "report-place", one("AV-N1-DC"));
        goTo(form, "admitted").ifPresent(it -> answer(form, "admitted", one("yes")));
        FormEntryController controller = form.controller();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        int rows = 0;
        for (int event = controller.stepToNextEvent();
                event != FormEntryController.EVENT_END_OF_FORM;
                event = controller.stepToNextEvent()) {
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && rows < stations.length) {
                controller.newRepeat();
                rows++;
            } else if (event == FormEntryController.EVENT_QUESTION
                    && controller
                            .getModel()
                            .getFormIndex()
                            .getReference()
                            .getNameLast()
                            .equals("row-place")) {
                controller.answerQuestion(one(stations[rows - 1]), true);
            }
        }
        assertThat(rows).isEqualTo(stations.length);
        return form;
    }
}
