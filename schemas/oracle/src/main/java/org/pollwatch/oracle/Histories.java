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
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/**
 * Random histories of a mission, as a bad day brings them: duplicates, old revisions after new ones, conflicts,
 * withdrawals, moves to another place, hour, form or version, foreign teams, headquarters' corrections and plain
 * nonsense, shuffled. Equal seeds give equal histories.
 */
public final class Histories {
    private static final int MAX_REVISIONS = 4;

    private final Mission mission;
    private final Random random;
    private final List<Form> forms;
    private final List<Place> places;
    private final List<Area> areas;
    private final Instant morning;
    private long received;

    /** @param busyPlaces how many places of each kind reports are about; few make many reports meet at one place */
    public Histories(Mission mission, long seed, int busyPlaces) {
        this.mission = mission;
        this.random = new Random(seed);
        this.forms = mission.forms();
        this.places = busy(mission, busyPlaces);
        this.areas = List.copyOf(mission.areas().all());
        this.morning = mission.card().electionDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Place> busy(Mission all, int busyPlaces) {
        List<Place> shuffled = new ArrayList<>(all.places());
        Collections.shuffle(shuffled, random);
        List<Place> kept = new ArrayList<>();
        for (FormSubject subject : List.of(FormSubject.POLLING_STATION, FormSubject.COMMISSION)) {
            shuffled.stream()
                    .filter(it -> it.kind().name().equals(subject.name()))
                    .limit(busyPlaces)
                    .forEach(kept::add);
        }
        return kept;
    }

    /** @param reports how many report ids; the history is about three times as long */
    public List<Happening> next(int reports) {
        List<Happening> history = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            history.addAll(oneReport());
        }
        Collections.shuffle(history, random);
        return history;
    }

    /** @return reports without any trouble, one submission each, in order: what a benchmark feeds */
    public List<Happening> calm(int reports) {
        List<Happening> history = new ArrayList<>(reports);
        for (int i = 0; i < reports; i++) {
            Report report = report(uuid(), 1, false);
            history.add(new Happening(submit(report, "T" + i % 100, Authority.TEAM), true));
        }
        return history;
    }

    private List<Happening> oneReport() {
        List<Happening> all = new ArrayList<>();
        String id = uuid();
        String team = "T" + random.nextInt(9);
        int revisions = 1 + random.nextInt(MAX_REVISIONS);
        long revision = 0;
        for (int i = 0; i < revisions; i++) {
            revision += 1 + random.nextInt(2);
            Report report = report(id, revision, random.nextInt(8) == 0);
            Authority authority = random.nextInt(12) == 0 ? Authority.HEADQUARTERS : Authority.TEAM;
            all.add(new Happening(submit(report, team, authority), true));
            if (random.nextInt(4) == 0) {
                all.add(new Happening(submit(report, team, authority), true));
            }
            if (random.nextInt(8) == 0) {
                all.add(new Happening(submit(report(id, revision, false), team, Authority.TEAM), true));
            }
            if (random.nextInt(12) == 0) {
                all.add(new Happening(submit(report(id, revision + 1, false), "stranger", Authority.TEAM), true));
            }
            if (random.nextInt(6) == 0) {
                all.add(new Happening(submit(nonsense(id, revision + 5), team, Authority.TEAM), false));
            }
        }
        return all;
    }

    private Submission submit(Report report, String team, Authority authority) {
        return new Submission(report, team, authority, morning.plusMillis(received++), mission.revision());
    }

    private Report report(String id, long revision, boolean withdrawn) {
        Form form = pick(forms);
        Optional<Place> place = form.subject() == FormSubject.AREA ? Optional.empty() : Optional.of(placeFor(form));
        String subject = place.map(Place::id).orElseGet(() -> pick(areas).id());
        return new Report(id, revision, withdrawn, form.id(), form.version(), subject, time(), answers(form, place));
    }

    private Place placeFor(Form form) {
        List<Place> fitting = places.stream()
                .filter(it -> it.kind().name().equals(form.subject().name()))
                .toList();
        return pick(fitting);
    }

    /** Mostly on the day, in a few hours; now and then a clock that is days off, or an instant that others share. */
    private Instant time() {
        if (random.nextInt(20) == 0) {
            return morning.plus(Duration.ofDays(random.nextInt(60) - 30));
        }
        return morning.plus(Duration.ofHours(2 + random.nextInt(4))).plus(Duration.ofMinutes(random.nextInt(4) * 15L));
    }

    private Map<String, Answer> answers(Form form, Optional<Place> place) {
        Map<String, Answer> answers = new TreeMap<>();
        for (Question question : form.questions()) {
            if (Oracle.isAsked(question, answers, place) && random.nextInt(8) != 0) {
                answers.put(question.id(), answer(question));
            }
        }
        return answers;
    }

    private Answer answer(Question question) {
        int special = random.nextInt(12);
        if (special < 2) {
            return Answer.word(special == 0 ? "not_observed" : "not_applicable");
        }
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> Answer.word(pick(question.answers()));
            case CHOICES -> choices(question.answers());
            case TIME -> Answer.word(String.format("%02d:%02d", random.nextInt(24), random.nextInt(60)));
            case VOTES, PROTOCOLS -> Answer.word("not_observed");
            case INTEGER ->
                Answer.amount(
                        question.min() + random.nextInt((int) Math.min(300, question.max() - question.min() + 1)));
        };
    }

    private Answer choices(List<String> options) {
        List<String> some = options.stream()
                .filter(it -> !it.equals("none") && random.nextInt(3) == 0)
                .toList();
        return some.isEmpty()
                ? Answer.word(options.contains("none") ? "none" : options.get(0))
                : new Answer.Words(some);
    }

    private Report nonsense(String id, long revision) {
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

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
