package org.pollwatch.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reports with valid random answers to every kind of question; the same seed gives the same. */
public final class RandomReports {
    private static final int HOURS = 14;

    private final Mission mission;
    private final Random random;

    public RandomReports(Mission mission, long seed) {
        this.mission = mission;
        this.random = new Random(seed);
    }

    public Report report(String formId) {
        return report(formId, random.nextInt(mission.places().size()));
    }

    /** @param at which of the places that the form can be about */
    public Report report(String formId, int at) {
        Form form = mission.newest(formId).orElseThrow();
        Optional<Place> place = place(form, at);
        String about = place.map(Place::id).orElse("AV-N1");
        Instant time = mission.card()
                .electionDay()
                .atTime(6 + random.nextInt(HOURS), random.nextInt(60))
                .toInstant(java.time.ZoneOffset.UTC);
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new Report(id.toString(), 1, false, formId, form.version(), about, time, answers(form, place));
    }

    private Optional<Place> place(Form form, int at) {
        if (form.subject() == FormSubject.AREA) {
            return Optional.empty();
        }
        List<Place> fitting = mission.places().stream()
                .filter(it -> it.kind() == PlaceKind.valueOf(form.subject().name()))
                .toList();
        return Optional.of(fitting.get(at % fitting.size()));
    }

    private Map<String, Answer> answers(Form form, Optional<Place> place) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            if (new Asked(answers, place).isAsked(question) && random.nextInt(8) > 0) {
                answer(question).ifPresent(it -> answers.put(question.id(), it));
            }
        }
        return answers;
    }

    private Optional<Answer> answer(Question question) {
        int unsubstantive = random.nextInt(12);
        if (unsubstantive < 2) {
            return Optional.of(
                    Answer.word(unsubstantive == 0 ? QuestionType.NOT_OBSERVED : QuestionType.NOT_APPLICABLE));
        }
        List<String> words = question.answers();
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> Optional.of(Answer.word(words.get(random.nextInt(words.size()))));
            case CHOICES -> Optional.of(new Answer.Words(some(words)));
            case INTEGER -> Optional.of(new Answer.Amount(question.min() + random.nextInt(300)));
            case TIME -> Optional.of(Answer.word("%02d:%02d".formatted(random.nextInt(24), random.nextInt(60))));
            case VOTES -> Optional.of(new Answer.Votes(new HashMap<>(Map.of("a", 1L))));
            case PROTOCOLS, TEXT, PHOTO -> Optional.empty();
        };
    }

    private List<String> some(List<String> words) {
        List<String> some = new ArrayList<>();
        for (String word : words) {
            if (!word.equals(QuestionType.NONE) && random.nextInt(3) == 0) {
                some.add(word);
            }
        }
        return some.isEmpty() ? List.of(words.get(0)) : some;
    }
}
