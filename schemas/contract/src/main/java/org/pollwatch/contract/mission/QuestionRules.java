package org.pollwatch.contract.mission;

import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Checks what must hold within one question. */
final class QuestionRules {
    private final Question question;
    private final YamlMap map;

    QuestionRules(Question question, YamlMap map) {
        this.question = question;
        this.map = map;
    }

    void check() {
        switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> {
                counted();
                indicator();
            }
            case CHOICES -> refuse("choices count every option but none", "counted", "complement");
            case INTEGER -> {
                refuse("an integer is counted by its sum, and by over", "counted", "complement");
                range();
            }
            case TIME -> refuse("a time is not counted", "counted", "indicator", "complement");
            case TEXT, PHOTO ->
                refuse("what nobody here can read is not counted", "counted", "indicator", "complement");
            case VOTES, PROTOCOLS -> refuse("results are not counted", "counted", "indicator", "complement");
        }
        contest();
        if (question.type() != QuestionType.CHOICE) {
            refuse("only a choice counts its options apart", "by");
        }
        if (question.type() != QuestionType.INTEGER) {
            refuse("only an integer has it", "min", "max", "reading", "over", "ratio");
        }
    }

    private void counted() {
        for (String answer : question.counted()) {
            if (!question.answers().contains(answer)) {
                map.fault(
                        "counted",
                        "expected some of " + String.join(", ", question.answers()) + ", got \"" + answer + "\"");
            }
        }
        if (question.counted().isEmpty()) {
            refuse("nothing is counted; expected counted beside it", "indicator", "complement");
        }
    }

    /** No id on the wire may contradict its own "yes". */
    private void indicator() {
        boolean countsNo = question.type() == QuestionType.YES_NO
                && question.counted().contains("no")
                && !question.counted().contains("yes");
        if (countsNo && question.indicator().orElse(question.id()).equals(question.id())) {
            map.fault("indicator", "expected an id other than the question's, since \"no\" is what is counted");
        }
    }

    private void contest() {
        boolean isResult = question.type() == QuestionType.VOTES || question.type() == QuestionType.PROTOCOLS;
        if (isResult && !map.has("contest")) {
            map.fault("contest", "expected the contest whose votes are asked for");
        } else if (!isResult) {
            refuse("only votes and protocols have it", "contest");
        }
    }

    private void range() {
        if (question.min() > question.max()) {
            map.fault("min", "expected at most max, which is " + question.max());
        }
        question.over().ifPresent(over -> {
            if (over >= question.max()) {
                map.fault("over", "expected less than max, which is " + question.max());
            }
        });
    }

    private void refuse(String reason, String... keys) {
        for (String key : keys) {
            if (map.has(key)) {
                map.fault(key, "not expected for type " + EnumWords.of(question.type()) + ": " + reason);
            }
        }
    }
}
