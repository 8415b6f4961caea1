package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.DateTimeData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.TimeData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryPrompt;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;

/** Goes through a form as a person does, screen by screen, and answers what is shown; by a seed. */
final class RandomObserver {
    private static final Set<String> ALONE = Set.of("none", "not_observed", "not_applicable");
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int MOST_ROWS = 3;

    private final Random random;
    private final Form form;
    private final LocalDate day;
    private final Set<String> stations = new HashSet<>();

    RandomObserver(long seed, Form form, LocalDate day) {
        this.random = new Random(seed);
        this.form = form;
        this.day = day;
    }

    void fill(FormEntryController controller) {
        int rows = 0;
        int event = controller.stepToNextEvent();
        while (event != FormEntryController.EVENT_END_OF_FORM) {
            if (event == FormEntryController.EVENT_QUESTION) {
                answer(controller, controller.getModel().getQuestionPrompt());
            } else if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && rows < MOST_ROWS && chance(0.6)) {
                controller.newRepeat();
                rows++;
            }
            event = controller.stepToNextEvent();
        }
    }

    private void answer(FormEntryController controller, FormEntryPrompt prompt) {
        String node = prompt.getIndex().getReference().getNameLast();
        if (node.equals("report-withdrawn") || (!prompt.isRequired() && chance(0.15))) {
            return;
        }
        int result = controller.answerQuestion(value(prompt, node), true);
        assertThat(result)
                .as("what JavaRosa says to the answer to %s of %s", node, form.id())
                .isEqualTo(FormEntryController.ANSWER_OK);
    }

    private IAnswerData value(FormEntryPrompt prompt, String node) {
        return switch (prompt.getControlType()) {
            case Constants.CONTROL_SELECT_ONE -> new SelectOneData(choice(prompt, node));
            case Constants.CONTROL_SELECT_MULTI -> several(prompt);
            default -> typed(prompt, node);
        };
    }

    private Selection choice(FormEntryPrompt prompt, String node) {
        List<SelectChoice> choices = prompt.getSelectChoices();
        assertThat(choices).as("choices of %s of %s", node, form.id()).isNotEmpty();
        SelectChoice chosen = choices.get(random.nextInt(choices.size()));
        if (!node.equals("row-place")) {
            return chosen.selection();
        }
        while (!stations.add(chosen.getValue())) {
            chosen = choices.get(random.nextInt(choices.size()));
        }
        return chosen.selection();
    }

    private MultipleItemsData several(FormEntryPrompt prompt) {
        List<Selection> together = new ArrayList<>();
        List<Selection> alone = new ArrayList<>();
        for (SelectChoice choice : prompt.getSelectChoices()) {
            (ALONE.contains(choice.getValue()) ? alone : together).add(choice.selection());
        }
        if (chance(0.3)) {
            return new SelectMultiData(List.of(alone.get(random.nextInt(alone.size()))));
        }
        List<Selection> chosen = new ArrayList<>(together);
        chosen.removeIf(it -> chance(0.5));
        return new SelectMultiData(chosen.isEmpty() ? together : chosen);
    }

    private IAnswerData typed(FormEntryPrompt prompt, String node) {
        return switch (prompt.getDataType()) {
            case Constants.DATATYPE_DATE_TIME -> new DateTimeData(someTime());
            case Constants.DATATYPE_TIME -> new TimeData(someTime());
            case Constants.DATATYPE_INTEGER -> new IntegerData(number(node));
            default -> throw new AssertionError("nobody knows how to answer " + node + " of " + form.id());
        };
    }

    private Date someTime() {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault())
                .plusMinutes(random.nextInt(MINUTES_OF_DAY))
                .toInstant());
    }

    private int number(String node) {
        long least = form.question(node).map(Question::min).orElse(0L);
        long most = Math.min(form.question(node).map(Question::max).orElse(2_000L), least + 2_000);
        return (int) (least + random.nextInt((int) (most - least + 1)));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
