package org.pollwatch.headquarters.preview;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.Compared;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingSeverity;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.avro.ShareEstimate;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Coverage, findings, incidents and announced figures, made up: for work on the page. */
final class PreviewReview {
    private final Mission mission;
    private final Boards boards;
    private final Random random = new Random(11);
    private final List<Area> areas;
    private final List<Place> places;
    private final Instant morning;
    private long offset;
    private int step;

    PreviewReview(Mission mission, Boards boards) {
        this.mission = mission;
        this.boards = boards;
        this.areas = List.copyOf(mission.areas().all());
        this.places = List.copyOf(mission.places());
        this.morning = mission.card().electionDay().atTime(2, 0).toInstant(ZoneOffset.UTC);
    }

    void begin() {
        for (Area area : areas) {
            for (String form : mission.formIds()) {
                cover(area, form);
            }
        }
        for (int i = 0; i < 120; i++) {
            find();
        }
        for (int i = 0; i < 40; i++) {
            happen();
        }
        announce();
        estimate();
        new PreviewCasework(mission, boards, morning).begin();
    }

    void move() {
        cover(
                areas.get(random.nextInt(Math.min(areas.size(), 22))),
                mission.formIds().get(random.nextInt(mission.formIds().size())));
        if (step % 5 == 0) {
            find();
        }
        if (step % 20 == 0) {
            happen();
        }
        step++;
        boards.announce();
    }

    private Instant now() {
        return morning.plusSeconds(step * 20L + random.nextInt(36_000));
    }

    private void cover(Area area, String form) {
        CoverageState[] states = CoverageState.values();
        CoverageState state = mission.plan().isEmpty()
                ? CoverageState.UNPLANNED
                : random.nextInt(3) == 0 ? states[1 + random.nextInt(states.length - 1)] : CoverageState.PARTIAL;
        long expected = 40L + random.nextInt(60);
        long reports =
                switch (state) {
                    case COMPLETE -> expected;
                    case MISSING -> 0;
                    default -> random.nextInt((int) expected);
                };
        boards.coverage()
                .put(
                        offset++,
                        new AreaCoverage(
                                area.id(),
                                form,
                                state,
                                state == CoverageState.UNPLANNED ? null : expected,
                                null,
                                reports,
                                reports,
                                reports / 7,
                                state == CoverageState.CONFLICT ? 1L : 0L,
                                reports == 0 ? null : now(),
                                now()));
    }

    private void find() {
        if (mission.checks().isEmpty()) {
            return;
        }
        Check check = mission.checks().get(random.nextInt(mission.checks().size()));
        Place place = places.get(random.nextInt(places.size()));
        String report =
                UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(90)}).toString();
        boolean ofPlace = check.kind().compareTo(CheckKind.EVIDENCE) < 0;
        Area region = areas.get(1 + random.nextInt(Math.min(areas.size() - 1, 16)));
        boolean ofTeam = check.kind() == CheckKind.SILENCE && random.nextBoolean();
        String subject =
                ofTeam ? "team|T0" + (10 + random.nextInt(80)) : (ofPlace ? place.id() : region.id()) + "|" + report;
        boolean raised = random.nextInt(6) > 0;
        boards.findings()
                .put(
                        offset++,
                        new Finding(
                                check.id() + "|" + subject,
                                check.id(),
                                check.kind().name().toLowerCase(java.util.Locale.ROOT),
                                FindingSeverity.valueOf(check.severity().name()),
                                raised ? FindingState.RAISED : FindingState.CLEARED,
                                subject,
                                ofPlace ? place.id() : null,
                                mission.areas().path(ofPlace ? place.area() : region.id()),
                                formOf(check),
                                ofTeam ? subject.substring(5) : null,
                                check.kind() == CheckKind.MISMATCH
                                        ? mission.ballot()
                                                .contests()
                                                .iterator()
                                                .next()
                                                .id()
                                        : null,
                                check.kind() == CheckKind.HOTSPOT ? "group_voting" : null,
                                check.kind() == CheckKind.SERIES_SHARE
                                        ? mission.card().electionDay() + "T14"
                                        : null,
                                raised ? compared(check, report) : List.of(),
                                check.kind() == CheckKind.IMPLAUSIBLE_ZERO ? 9.3 : null,
                                raised ? "At most as many ballots as signatures on the voter lists." : "",
                                raised && ofPlace ? List.of(report) : List.of(),
                                now()));
    }

    private static String formOf(Check check) {
        Check.Rule rule = check.rule();
        if (rule instanceof Check.Rule.Numbers numbers) {
            return numbers.form();
        }
        return rule instanceof Check.Rule.Answers answers ? answers.form() : null;
    }

    private List<Compared> compared(Check check, String report) {
        Check.Rule rule = check.rule();
        List<Compared> all = new ArrayList<>();
        if (rule instanceof Check.Rule.Mismatch mismatch) {
            for (Contestant contestant : mission.ballot().contestants(mismatch.contest())) {
                long votes = random.nextInt(900);
                all.add(number(contestant.id(), "station", votes));
                all.add(number(contestant.id(), "commission", random.nextInt(3) == 0 ? votes + 209 : votes));
            }
            return all;
        }
        if (rule instanceof Check.Rule.Numbers numbers && numbers.left().get(0) instanceof Check.Term.Asked asked) {
            all.add(number(asked.question(), report, 1_204));
            all.add(
                    numbers.right().get(0) instanceof Check.Term.Asked other
                            ? number(other.question(), report, 1_187)
                            : number("limit", "rule", 100));
            return all;
        }
        return switch (check.kind()) {
            case HOTSPOT ->
                List.of(
                        number("flagged", "observed", 21),
                        number("applicable", "observed", 64),
                        number("flagged", "rest", 31),
                        number("applicable", "rest", 940),
                        share("p", "test", 2.1e-9),
                        share("q", "test", 4.2e-7));
            case SERIES_SUM ->
                List.of(number("voters_added", "observed", 14_020), number("voters_added_official", "series", 2_267));
            case SERIES_SHARE ->
                List.of(
                        share("share", "observed", 0.312),
                        number("readings", "observed", 41),
                        share("turnout_official", "series", 0.447));
            case SILENCE ->
                List.of(word("last_heard", "observed", now().toString()), number("allowed_minutes", "check", 120));
            case COVERAGE -> List.of(number("reports", "observed", 3), number("reports", "plan", 18));
            case IMPLAUSIBLE_ZERO ->
                List.of(number("ballots_invalid", report, 0), number("ballots_found", report, 1_502));
            default -> List.of(word("admitted", report, "no"));
        };
    }

    private static Compared number(String name, String source, long value) {
        return new Compared(name, source, value, null, null);
    }

    private static Compared share(String name, String source, double value) {
        return new Compared(name, source, null, value, null);
    }

    private static Compared word(String name, String source, String value) {
        return new Compared(name, source, null, null, value);
    }

    private void happen() {
        Optional<Form> form = mission.forms().stream()
                .filter(it -> it.phase() == Phase.INCIDENT)
                .findFirst();
        if (form.isEmpty()) {
            return;
        }
        List<Question> choices = form.get().questions().stream()
                .filter(it -> !it.options().isEmpty())
                .toList();
        Area area = areas.get(random.nextInt(areas.size()));
        boards.incidents()
                .put(new Incident(
                        UUID.randomUUID().toString(),
                        1,
                        form.get().id(),
                        mission.areas().path(area.id()),
                        Optional.of(any(choices.get(0))),
                        Optional.of(any(choices.get(1))),
                        Optional.of(String.format("%02d:%02d", random.nextInt(24), random.nextInt(60))),
                        mission.card().electionDay() + "T10",
                        now(),
                        now(),
                        "T0" + (10 + random.nextInt(80))));
    }

    private String any(Question question) {
        return question.options().get(random.nextInt(question.options().size())).id();
    }

    private void announce() {
        String day = mission.card().electionDay().toString();
        for (Area area : areas.subList(0, Math.min(areas.size(), 18))) {
            for (int hour = 10; hour <= 20; hour += 2) {
                String at = day + "T" + hour;
                boards.series()
                        .put(
                                "turnout_official|" + area.id() + "|" + at,
                                new SeriesFigure(
                                        "turnout_official",
                                        area.id(),
                                        at,
                                        null,
                                        null,
                                        (hour * 3.4) + "",
                                        "CEC",
                                        "desk",
                                        now()));
            }
        }
        boards.series()
                .put(
                        "voters_added_official|" + areas.get(0).id() + "|",
                        new SeriesFigure(
                                "voters_added_official",
                                areas.get(0).id(),
                                null,
                                2_267L,
                                null,
                                null,
                                "CEC, final protocol",
                                "definition",
                                now()));
    }

    private void estimate() {
        for (Contest contest : mission.ballot().contests()) {
            List<ShareEstimate> shares = new ArrayList<>();
            List<Contestant> all = mission.ballot().contestants(contest.id());
            for (int i = 0; i < all.size(); i++) {
                shares.add(new ShareEstimate(all.get(i).id(), 0.7 / (i + 1) / 1.6, 0.012, 0.016));
            }
            boards.putQuickCount(offset++, new QuickCount(contest.id(), 182L, 10_101L, shares, "", now()));
        }
        boards.putQuickCount(
                offset++,
                new QuickCount(
                        "turnout",
                        182L,
                        10_101L,
                        List.of(new ShareEstimate("voted", 0.684, null, null)),
                        "a stratum has fewer than two stations",
                        now()));
    }
}
