package org.pollwatch.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;

/** Random reports that are good by one definition revision, and some that are not. */
final class ReportMaker {
    private static final int BUSY_AREAS = 3;

    private final Mission mission;
    private final Random random;
    private final List<Form> forms;
    private final List<Place> places;
    private final List<Area> areas;
    private final Instant morning;

    /** @param busy ids of the places that reports are about */
    ReportMaker(Mission mission, Random random, List<String> busy) {
        this.mission = mission;
        this.random = random;
        this.forms = mission.forms();
        this.places = busy.stream().flatMap(it -> mission.place(it).stream()).toList();
        this.areas = mission.areas().all().stream().limit(BUSY_AREAS).toList();
        this.morning = mission.card().electionDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @return ids of a few places of each kind */
    static List<String> busy(Mission mission, Random random, int ofEachKind) {
        List<Place> shuffled = new ArrayList<>(mission.places());
        Collections.shuffle(shuffled, random);
        List<String> kept = new ArrayList<>();
        for (PlaceKind kind : List.of(PlaceKind.POLLING_STATION, PlaceKind.COMMISSION)) {
            shuffled.stream()
                    .filter(it -> it.kind() == kind)
                    .limit(ofEachKind)
                    .map(Place::id)
                    .forEach(kept::add);
        }
        return kept;
    }

    Mission mission() {
        return mission;
    }

    Report report(String id, long revision, boolean withdrawn) {
        Form form = pick(forms);
        Optional<Place> place = form.subject() == FormSubject.AREA ? Optional.empty() : Optional.of(placeFor(form));
        String subject = place.map(Place::id).orElseGet(() -> pick(areas).id());
        return new Report(id, revision, withdrawn, form.id(), form.version(), subject, time(), answers(form, place));
    }

    private Place placeFor(Form form) {
        return pick(places.stream()
                .filter(it -> it.kind().name().equals(form.subject().name()))
                .toList());
    }

    /** Mostly on the day, in a few hours; now and then a clock that is days off, or an instant that others share. */
    Instant time() {
        if (random.nextInt(20) == 0) {
            return morning.plus(Duration.ofDays(random.nextInt(60) - 30));
        }
        return morning.plus(Duration.ofHours(2 + random.nextInt(4))).plus(Duration.ofMinutes(random.nextInt(4) * 15L));
    }

    /** Of later questions that an earlier one depends on nothing is known yet, so a form asks forwards. */
    private Map<String, Answer> answers(Form form, Optional<Place> place) {
        Map<String, Answer> answers = new TreeMap<>();
        for (Question question : form.questions()) {
            if (Conditions.isAsked(question, answers, place) && random.nextInt(8) != 0) {
                answer(question, place).ifPresent(it -> answers.put(question.id(), it));
            }
        }
        return answers;
    }

    private Optional<Answer> answer(Question question, Optional<Place> place) {
        int special = random.nextInt(12);
        if (special < 2) {
            return Optional.of(Answer.word(special == 0 ? "not_observed" : "not_applicable"));
        }
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> Optional.of(Answer.word(pick(question.answers())));
            case CHOICES -> Optional.of(choices(question.answers()));
            case TIME -> Optional.of(Answer.word(String.format("%02d:%02d", random.nextInt(24), random.nextInt(60))));
            case TEXT, PHOTO -> Optional.of(Answer.word("not_observed"));
            case VOTES, PROTOCOLS ->
                new ResultMaker(mission, random).answer(question, place.map(Place::id), stations());
            case INTEGER -> Optional.of(Answer.amount(number(question)));
        };
    }

    private List<String> stations() {
        return places.stream()
                .filter(it -> it.kind() == PlaceKind.POLLING_STATION)
                .map(Place::id)
                .toList();
    }

    private long number(Question question) {
        long span = Math.min(300, question.max() - question.min() + 1);
        return question.min() + (random.nextInt(8) == 0 ? 0 : random.nextInt((int) span));
    }

    private Answer choices(List<String> options) {
        List<String> some = options.stream()
                .filter(it -> !it.equals("none") && random.nextInt(3) == 0)
                .toList();
        return some.isEmpty()
                ? Answer.word(options.contains("none") ? "none" : options.get(0))
                : new Answer.Words(some);
    }

    /** @return a report that can never count */
    Report nonsense(String id, long revision) {
        Report good = report(id, revision, false);
        Map<String, Answer> answers = new TreeMap<>(good.answers());
        int kind = random.nextInt(5);
        if (kind == 0) {
            answers.put("no_such_question", Answer.word("yes"));
        } else if (kind == 1) {
            Form form = mission.form(good.form(), good.formVersion()).orElseThrow();
            answers.put(form.questions().get(0).id(), Answer.word("no_such_answer"));
        }
        return new Report(
                id,
                kind == 4 ? 0 : revision,
                false,
                kind == 2 ? "no_such_form" : good.form(),
                good.formVersion(),
                kind == 3 ? "no_such_place" : good.place(),
                good.observedAt(),
                answers);
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
