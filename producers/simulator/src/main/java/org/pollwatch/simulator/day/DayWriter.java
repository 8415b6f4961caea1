package org.pollwatch.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Mission;
import org.pollwatch.simulator.plan.Crew;
import org.pollwatch.simulator.plan.Crews;
import org.pollwatch.simulator.plan.Dice;
import org.pollwatch.simulator.plan.PlannedReport;

/** Writes a day from a plan: when each version of each report is filed, repeated, kept while offline, uploaded. */
final class DayWriter {
    private static final int BATCH = 200;

    private final Mission mission;
    private final List<Crew> crews;
    private final Dice dice;
    private final Noise noise;
    private final Tallied tallied = new Tallied();
    private final Instant first;
    private final Instant last;

    DayWriter(MissionFiles files, Dice dice, Noise noise) {
        this.mission = files.mission();
        this.crews = Crews.of(files);
        this.dice = dice;
        this.noise = noise;
        ZoneId zone = mission.card().zone();
        this.first = mission.card()
                .electionDay()
                .atTime(LocalTime.of(5, 0))
                .atZone(zone)
                .toInstant();
        this.last = first.plus(Duration.ofHours(28));
    }

    ElectionDay write(List<PlannedReport> plan) {
        Grounds grounds = new Grounds(mission, crews);
        History history = new History(noise, new Mistakes(mission, grounds), grounds, tallied);
        List<History.Version> versions = new ArrayList<>();
        for (PlannedReport planned : plan) {
            Dice own = dice.child(planned.report().reportId());
            Instant filedAt = filedAt(planned, own);
            versions.addAll(history.of(planned, filedAt, own));
            if (own.chance(noise.withdrawn())) {
                versions.addAll(history.withdrawn(planned, filedAt, own));
            }
        }
        List<History.Version> all = new ArrayList<>();
        versions.forEach(version -> all.addAll(repeated(version)));
        return new ElectionDay(plan.size(), sendings(all), tallied.all());
    }

    /** Some minutes after the observation; some time in the day where the device's clock was far off. */
    private Instant filedAt(PlannedReport planned, Dice own) {
        Instant at = planned.report().observedAt().plusSeconds(own.between(60, 1500));
        boolean plausible = !at.isBefore(first) && at.isBefore(last);
        return plausible ? at : first.plusSeconds(own.between(2 * 3600, 16 * 3600));
    }

    private List<History.Version> repeated(History.Version version) {
        Dice own = dice.child(
                "repeat/" + version.report().reportId() + "/" + version.report().revision());
        List<History.Version> all = new ArrayList<>(List.of(version));
        if (own.chance(noise.retried())) {
            all.add(later(version, own.between(1, 5)));
            tallied.add(Injection.RETRY);
        }
        if (own.chance(noise.duplicated())) {
            all.add(later(version, own.between(60, 6 * 3600)));
            tallied.add(Injection.DUPLICATE);
        }
        return all;
    }

    private static History.Version later(History.Version version, long seconds) {
        return new History.Version(version.at().plusSeconds(seconds), version.team(), version.report());
    }

    private List<Sending> sendings(List<History.Version> versions) {
        Map<String, List<History.Version>> byTeam = new TreeMap<>();
        versions.forEach(version -> byTeam.computeIfAbsent(version.team(), team -> new ArrayList<>())
                .add(version));
        List<Sending> sendings = new ArrayList<>();
        byTeam.forEach((team, list) -> sendings.addAll(ofTeam(team, list)));
        sendings.sort(Comparator.comparing(Sending::at)
                .thenComparing(Sending::team)
                .thenComparing(sending -> sending.reports().get(0).reportId())
                .thenComparing(sending -> sending.reports().get(0).revision()));
        return sendings;
    }

    private List<Sending> ofTeam(String team, List<History.Version> versions) {
        Dice own = dice.child("offline/" + team);
        boolean offline = own.chance(noise.offline());
        Instant from = first.plusSeconds(own.between(2 * 3600, 16 * 3600));
        Instant until = from.plusSeconds(own.between(3600, 5 * 3600));
        List<History.Version> kept = new ArrayList<>();
        List<Sending> sendings = new ArrayList<>();
        for (History.Version version : versions) {
            if (offline && !version.at().isBefore(from) && version.at().isBefore(until)) {
                kept.add(version);
            } else {
                sendings.add(new Sending(within(version.at(), own), team, false, List.of(version.report())));
            }
        }
        if (!kept.isEmpty()) {
            tallied.add(Injection.OFFLINE_SPELL);
            sendings.addAll(uploads(team, until, kept, own));
        }
        return sendings;
    }

    private List<Sending> uploads(String team, Instant until, List<History.Version> kept, Dice own) {
        kept.forEach(version -> tallied.add(Injection.LATE_UPLOAD));
        List<History.Version> order = own.chance(0.3) ? own.shuffled(kept) : kept;
        List<Sending> uploads = new ArrayList<>();
        for (int start = 0; start < order.size(); start += BATCH) {
            List<History.Version> part = order.subList(start, Math.min(order.size(), start + BATCH));
            uploads.add(new Sending(
                    within(until.plusSeconds(uploads.size() * 2L), own),
                    team,
                    true,
                    part.stream().map(History.Version::report).toList()));
        }
        return uploads;
    }

    private Instant within(Instant at, Dice own) {
        return at.isBefore(last) ? at : last.minusSeconds(own.between(1, 1800));
    }
}
