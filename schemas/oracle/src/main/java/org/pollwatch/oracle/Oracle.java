package org.pollwatch.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening.Action;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Official;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Submitted;
import org.pollwatch.oracle.Happening.Ticked;

/**
 * What is expected of a history, by the plainest reading of the rules: first which reports are effective, then everything
 * counted from those alone. Nothing is ever subtracted here.
 */
public final class Oracle {
    private final Map<Long, Mission> revisions = new TreeMap<>();
    private final Map<String, Submission> standing = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Report> others = new HashMap<>();
    private final Map<String, Boolean> quarantined = new HashMap<>();
    private final Map<String, Long> restated = new HashMap<>();
    private final Map<Outcome, Long> receipts = new EnumMap<>(Outcome.class);
    private final List<Counted> accepted = new ArrayList<>();
    private final Map<String, Official> series = new TreeMap<>();
    private final List<Counted> counted = new ArrayList<>();
    private Instant clock = Instant.MIN;

    private Oracle(List<Mission> missions) {
        missions.forEach(it -> revisions.put(it.revision(), it));
    }

    /** Folds a history in the order of the log. */
    public static Oracle of(Mission mission, List<? extends Happening> history) {
        return of(List.of(mission), history);
    }

    /** @param revisions of one mission, the oldest first */
    public static Oracle of(List<Mission> revisions, List<? extends Happening> history) {
        Oracle oracle = new Oracle(revisions);
        history.forEach(oracle::take);
        oracle.judge();
        return oracle;
    }

    private void take(Happening happening) {
        if (happening instanceof Submitted it) {
            submitted(it);
        } else if (happening instanceof Reviewed it) {
            if (it.action() == Action.RESTATE) {
                restated.merge(it.reportId(), it.revision(), Math::max);
            } else if (it.action().movesFigures()) {
                quarantined.put(it.reportId(), it.action() == Action.QUARANTINE);
            }
        } else if (happening instanceof Announced it) {
            it.figure().ifPresentOrElse(figure -> series.put(it.key(), figure), () -> series.remove(it.key()));
        } else if (happening instanceof Ticked it && it.at().isAfter(clock)) {
            clock = it.at();
        }
    }

    private void submitted(Submitted happening) {
        Submission it = happening.submission();
        String id = it.report().reportId();
        Outcome outcome = outcome(happening, standing.get(id), owners.get(id));
        receipts.merge(outcome, 1L, Long::sum);
        if (outcome == Outcome.ACCEPTED) {
            standing.put(id, it);
            owners.putIfAbsent(id, it.team());
            others.remove(id);
            accepted.add(counted(it, revisions.get(it.definitionRevision())));
        } else if (outcome == Outcome.CONFLICT) {
            others.putIfAbsent(id, it.report());
        }
    }

    private static Outcome outcome(Submitted happening, Submission standing, String owner) {
        Submission it = happening.submission();
        if (!happening.valid()) {
            return Outcome.REJECTED;
        }
        if (standing == null) {
            return Outcome.ACCEPTED;
        }
        boolean team = it.authority() == Authority.TEAM;
        if (team && !owner.equals(it.team())) {
            return Outcome.REJECTED;
        }
        int order = Long.compare(it.report().revision(), standing.report().revision());
        if (order == 0) {
            return it.report().equals(standing.report()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
        }
        boolean belowHeadquarters = team && standing.authority() == Authority.HEADQUARTERS;
        return order < 0 || belowHeadquarters ? Outcome.SUPERSEDED : Outcome.ACCEPTED;
    }

    /** Restated is what a later definition takes; what it does not take counts as before. */
    private Mission missionOf(Submission it) {
        long stamped = it.definitionRevision();
        long later = restated.getOrDefault(it.report().reportId(), stamped);
        boolean moves = later > stamped && Validity.holds(it.report(), revisions.get(later));
        return revisions.get(moves ? later : stamped);
    }

    private void judge() {
        standing.forEach((id, it) -> {
            if (!it.report().withdrawn() && !quarantined.getOrDefault(id, false)) {
                counted.add(counted(it, missionOf(it)));
            }
        });
    }

    /** The reports that count, by id. */
    List<Counted> counted() {
        return counted;
    }

    private Counted counted(Submission it, Mission mission) {
        String id = it.report().reportId();
        boolean byTeam = it.authority() == Authority.TEAM;
        Optional<Report> other = Optional.ofNullable(others.get(id));
        return new Counted(it.report(), mission, owners.get(id), it.receivedAt(), byTeam, other);
    }

    /** Everything that was accepted once, also what was corrected, withdrawn or quarantined since. */
    List<Counted> accepted() {
        return accepted;
    }

    Map<String, Official> series() {
        return series;
    }

    /** @return the latest time that was told; empty before the first */
    Optional<Instant> clock() {
        return Optional.of(clock).filter(it -> !it.equals(Instant.MIN));
    }

    /** @return the newest definition */
    Mission newest() {
        List<Mission> all = List.copyOf(revisions.values());
        return all.get(all.size() - 1);
    }

    /** @return how many submissions came to which end */
    public Map<Outcome, Long> receipts() {
        return receipts;
    }

    /** @return how many submissions there were */
    public long submissions() {
        return receipts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @return the reports that count, by id */
    public Map<String, Report> effective() {
        Map<String, Report> reports = new TreeMap<>();
        counted.forEach(it -> reports.put(it.id(), it.report()));
        return reports;
    }

    /**
     * @return by {@code area|form} and {@code area|form|hour}, then by name ({@code reports}, {@code group_voting.flagged},
     *     ...); zeros are left out
     */
    public Map<String, Map<String, Long>> figures() {
        return new FigureFold().of(counted);
    }

    /** @return the findings that stand, by id, as {@link Raised} has them */
    public Map<String, List<String>> findings() {
        Raised raised = new Raised();
        for (Subject subject : Subject.of(counted)) {
            new OneReportFold(subject, raised).run();
            new OnePlaceFold(subject, raised).run();
        }
        counted.stream()
                .filter(it -> it.other().isPresent())
                .forEach(it -> raised.add("conflict", it.id(), Contents.compared(it)));
        new AreaFold(this, raised).run();
        new Silence(this).raise(raised);
        return raised.byId();
    }

    /** @return by {@code area|form}, then by field, where anything is expected or was heard */
    public Map<String, Map<String, Object>> coverage() {
        return new CoverageFold(this).all();
    }

    /** @return by contest, then by name ({@code red.share}, ...); empty without a probability sample */
    public Map<String, Map<String, Object>> quickCount() {
        return new SampleFold(newest(), Subject.of(counted)).all();
    }
}
