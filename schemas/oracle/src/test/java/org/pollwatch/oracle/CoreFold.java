package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Review;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.finding.Facts;
import org.pollwatch.counting.finding.PlaceFindings;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Submitted;

/** What the topology does with the counting core, in a few maps. */
final class CoreFold {
    private final Map<Long, Mission> revisions = new TreeMap<>();
    private final Layouts layouts;
    private final Map<String, Standing> standing = new HashMap<>();
    private final Map<String, Submission> submissions = new HashMap<>();
    private final Map<String, Boolean> conflicted = new HashMap<>();
    private final Map<String, ReviewState> reviews = new HashMap<>();
    private final Map<String, Contribution> contributed = new HashMap<>();
    private final Map<String, PlaceTally> places = new HashMap<>();
    private final Map<String, AreaTally> areas = new HashMap<>();
    private final Map<String, List<ReportFacts>> facts = new TreeMap<>();
    private final Map<Outcome, Long> receipts = new EnumMap<>(Outcome.class);

    CoreFold(List<Mission> missions) {
        Layouts all = Layouts.EMPTY;
        for (Mission mission : missions) {
            revisions.put(mission.revision(), mission);
            all = all.with(mission);
        }
        this.layouts = all;
    }

    void take(Happening happening) {
        if (happening instanceof Submitted it) {
            take(it.submission());
        } else if (happening instanceof Reviewed it) {
            reviews.merge(it.reportId(), ReviewState.NONE.apply(review(it)), (old, one) -> old.apply(review(it)));
            count(it.reportId());
        }
    }

    private static Review review(Reviewed it) {
        return switch (it.action()) {
            case QUARANTINE -> new Review.Quarantine();
            case RELEASE -> new Review.Release();
            case RESTATE -> new Review.Restate(it.revision());
            case VERIFY, CORRECT -> new Review.Remark();
        };
    }

    private void take(Submission submission) {
        String id = submission.report().reportId();
        byte[] hash = ContentHash.of(submission.report());
        Optional<Standing> before = Optional.ofNullable(standing.get(id));
        Mission mission = revisions.get(submission.definitionRevision());
        Judgement judgement =
                ReportGuard.judge(before, submission, hash, ReportCheck.check(submission.report(), mission));
        receipts.merge(judgement.outcome(), 1L, Long::sum);
        if (judgement.outcome() == Outcome.ACCEPTED) {
            standing.put(id, ReportGuard.accept(before, submission, hash));
            submissions.put(id, submission);
            conflicted.put(id, false);
        } else if (judgement.outcome() == Outcome.CONFLICT) {
            conflicted.put(id, true);
        }
        count(id);
    }

    private void count(String id) {
        Optional.ofNullable(contributed.remove(id)).ifPresent(old -> apply(old, false));
        facts.values().forEach(all -> all.removeIf(it -> it.reportId().equals(id)));
        Submission submission = submissions.get(id);
        if (submission == null) {
            return;
        }
        Report report = submission.report();
        OptionalLong by = reviews.getOrDefault(id, ReviewState.NONE)
                .countsBy(report, submission.definitionRevision(), revisions::get);
        if (by.isPresent()) {
            Mission mission = revisions.get(by.getAsLong());
            Contribution contribution = Contributions.of(report, mission, layouts, conflicted.get(id));
            contributed.put(id, contribution);
            apply(contribution, true);
            String owner = standing.get(id).owner();
            Facts.of(report, owner, submission.receivedAt(), mission)
                    .forEach(it -> facts.computeIfAbsent(it.subject(), key -> new ArrayList<>())
                            .add(it));
        }
    }

    private void apply(Contribution it, boolean add) {
        for (String suffix : List.of("", "|" + it.hour())) {
            String key = it.subject() + "|" + it.form() + suffix;
            PlaceTally before = places.getOrDefault(key, PlaceTally.EMPTY);
            PlaceTally after = add ? before.plus(it) : before.minus(it);
            places.put(key, after);
            Counters own = add ? it.counters() : Counters.NONE.minus(it.counters());
            Counters delta = own.plus(after.figures().minus(before.figures()));
            for (String area : it.path()) {
                areas.merge(
                        area + "|" + it.form() + suffix, AreaTally.empty().plus(delta, 0), (a, b) -> a.plus(delta, 0));
            }
        }
    }

    Map<Outcome, Long> receipts() {
        return receipts;
    }

    Map<String, Map<String, Long>> figures() {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        RateSheet sheet = new RateSheet(revisions.get((long) revisions.size()), layouts);
        areas.forEach((key, tally) -> {
            String[] parts = key.split("\\|", -1);
            Map<String, Long> figures = Figures.of(sheet.of(parts[0], parts[1], Optional.empty(), tally));
            if (!figures.isEmpty()) {
                all.put(key, figures);
            }
        });
        return all;
    }

    /** @return what stands about single places and areas */
    Map<String, List<String>> placeFindings() {
        Map<String, List<String>> all = new TreeMap<>();
        facts.forEach((subject, some) -> {
            if (!some.isEmpty()) {
                long revision = some.stream()
                        .map(ReportFacts::definitionRevision)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                PlaceFindings.of(subject, some, revisions.get(revision)).forEach(it -> all.put(it.id(), Raised.of(it)));
            }
        });
        return all;
    }
}
