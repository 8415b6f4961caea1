package org.pollwatch.headquarters.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.SampleReports;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.warehouse.Warehouse;

/** Made-up single reports: most sent once, some corrected, contradicted, withdrawn, rejected or stuck on a phone. */
final class PreviewReports {
    private static final int AT_BEGIN = 300;
    private static final int TEAMS = 24;

    private final Mission mission;
    private final SampleReports reports;
    private final Random random = new Random(3);
    private final List<Place> stations;
    private Instant now;

    PreviewReports(Mission mission) {
        this.mission = mission.at(1);
        this.reports = new SampleReports(this.mission);
        this.stations = mission.places().stream()
                .filter(it -> it.kind() == PlaceKind.POLLING_STATION)
                .toList();
        this.now = mission.card()
                .electionDay()
                .atTime(9, 0)
                .atZone(mission.card().zone())
                .toInstant();
    }

    Warehouse begin() {
        for (int i = 0; i < AT_BEGIN; i++) {
            move();
        }
        try {
            return reports.open(Files.createTempDirectory("pollwatch-preview"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more report, with whatever happens to it. */
    void move() {
        List<Form> forms = new ArrayList<>();
        mission.formIds().forEach(it -> forms.add(mission.newest(it).orElseThrow()));
        forms.removeIf(it -> it.subject() != FormSubject.POLLING_STATION);
        Form form = forms.get(random.nextInt(3) == 0 ? random.nextInt(forms.size()) : forms.size() - 1);
        Place place = stations.get(random.nextInt(stations.size()));
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String team = "T%03d".formatted(1 + Math.floorMod(place.id().hashCode(), TEAMS));
        now = now.plusSeconds(20 + random.nextInt(60));
        Report first = report(id, 1, form, place);
        reports.sent(first, team, Outcome.ACCEPTED, now);
        switch (random.nextInt(20)) {
            case 0 -> reports.sent(report(id, 2, form, place), team, Outcome.ACCEPTED, now.plusSeconds(600));
            case 1 ->
                reports.sent(report(id, 1, form, place), team, Outcome.CONFLICT, now.plusSeconds(300))
                        .corrected(report(id, 2, form, place), team, now.plusSeconds(900));
            case 2 ->
                reports.refused(
                        UUID.randomUUID().toString(), team, form.id(), "answers.voters_added", now.plusSeconds(5));
            case 3 -> reports.quarantined(id, "Two reports of one visit", now.plusSeconds(700));
            case 4 ->
                reports.sent(
                        report(UUID.randomUUID().toString(), 1, form, place),
                        team,
                        Outcome.REJECTED,
                        now.plusSeconds(9),
                        new Reason("place", "UNKNOWN_PLACE", "a place of the mission"));
            default -> {}
        }
    }

    private Report report(String id, long revision, Form form, Place place) {
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : form.questions()) {
            List<String> words = question.answers();
            if (!new Asked(answers, java.util.Optional.of(place)).isAsked(question)) {
                continue;
            }
            if (!words.isEmpty()) {
                boolean usual = random.nextInt(6) > 0;
                answers.put(
                        question.id(),
                        Answer.word(
                                usual
                                        ? words.stream()
                                                .filter(it ->
                                                        !question.counted().contains(it))
                                                .findFirst()
                                                .orElse(words.get(0))
                                        : words.get(random.nextInt(words.size()))));
            } else if (question.type() == org.pollwatch.mission.QuestionType.INTEGER) {
                answers.put(question.id(), Answer.amount(random.nextInt(200)));
            }
        }
        return new Report(id, revision, false, form.id(), form.version(), place.id(), now.minusSeconds(900), answers);
    }
}
