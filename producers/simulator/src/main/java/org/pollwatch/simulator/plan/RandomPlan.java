package org.pollwatch.simulator.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Sample;

/** The reports of a day at random, for any mission: every type of question, true rates that differ by region. */
public final class RandomPlan {
    static final Comparator<PlannedReport> BY_TIME = Comparator.comparing(
                    (PlannedReport planned) -> planned.report().observedAt())
            .thenComparing(planned -> planned.report().reportId());

    private static final Map<Phase, Integer> WEIGHTS = new EnumMap<>(Map.of(
            Phase.OPENING, 8,
            Phase.VOTING, 72,
            Phase.COUNTING, 10,
            Phase.TABULATION, 8,
            Phase.INCIDENT, 2));
    private static final int LONGEST_CLOCK_FAULT_DAYS = 900;

    private RandomPlan() {}

    /**
     * What a random day is like.
     *
     * @param reports how many stand at the end
     * @param rates the true rate of an indicator by its id, from 0 to 1; drawn from the seed where absent
     * @param clockFaults the share of reports whose clock was wrong by days and stayed so; they count under hour
     *     "unknown"
     */
    public record Settings(int reports, Map<String, Double> rates, double clockFaults) {

        /** @throws IllegalArgumentException if a number is below 0 or a rate above 1 */
        public Settings {
            rates = Map.copyOf(rates);
            if (reports < 0) {
                throw new IllegalArgumentException("reports: expected a number from 0, got " + reports);
            }
            rates.forEach((indicator, rate) -> {
                if (!(rate >= 0 && rate <= 1)) {
                    throw new IllegalArgumentException(
                            "rate of " + indicator + ": expected a number from 0 to 1, got " + rate);
                }
            });
        }

        public static Settings of(int reports) {
            return new Settings(reports, Map.of(), 0.003);
        }
    }

    /**
     * @return the same reports in the same order for the same mission, seed and settings, each valid, by time of
     *     observation
     */
    public static List<PlannedReport> of(MissionFiles files, long seed, Settings settings) {
        Mission mission = files.mission();
        Dice dice = Dice.of(seed).child("random/" + mission.id());
        Terrain terrain = new Terrain(mission, Crews.of(files));
        VisitPlan visits = new VisitPlan(terrain, dice.child("visits"));
        RandomAnswers answers = new RandomAnswers(
                new TrueRates(settings.rates(), dice.child("rates")),
                new Leaning(dice.child("leaning")),
                terrain,
                new TrueTurnout(files, dice.child("turnout")),
                dice.child("places"));
        List<Form> forms = mission.formIds().stream()
                .flatMap(id -> mission.newest(id).stream())
                .filter(form -> room(terrain, form) > 0)
                .sorted(Comparator.comparing((Form form) -> form.phase() != Phase.VOTING))
                .toList();
        int[] shares = Apportion.split(
                forms.isEmpty() ? 0 : settings.reports(),
                forms.stream().map(form -> WEIGHTS.get(form.phase())).toList(),
                forms.stream().map(form -> settings.reports()).toList());
        List<PlannedReport> reports = new ArrayList<>();
        for (int index = 0; index < shares.length; index++) {
            Form form = forms.get(index);
            Dice own = dice.child("answers/" + form.id());
            Set<String> planned = planned(mission, form, shares[index], own.child("planned"));
            int places =
                    isSampled(mission, form, planned) ? planned.size() : Math.min(shares[index], room(terrain, form));
            for (Visit visit : visits.visits(form, shares[index], places, planned)) {
                Sheet sheet = new Sheet(visit);
                answers.fill(sheet, own);
                reports.add(misdated(sheet.report(own.uuid()), settings, own));
            }
        }
        reports.sort(BY_TIME);
        return List.copyOf(reports);
    }

    /** @return places that the mission's plan names for the form, no more than there are visits */
    private static Set<String> planned(Mission mission, Form form, int visits, Dice dice) {
        if (form.subject() == FormSubject.AREA) {
            return Set.of();
        }
        List<String> named = mission.plan().stream()
                .filter(entry -> entry.form().equals(form.id()))
                .map(PlanEntry::about)
                .filter(id -> mission.place(id).isPresent())
                .distinct()
                .toList();
        return dice.shuffled(named).stream().limit(visits).collect(Collectors.toSet());
    }

    /** In a probability sample nobody counts but where the sample says. */
    private static boolean isSampled(Mission mission, Form form, Set<String> planned) {
        return mission.card().sample() == Sample.PROBABILITY && form.phase() == Phase.COUNTING && !planned.isEmpty();
    }

    private static int room(Terrain terrain, Form form) {
        if (form.subject() == FormSubject.AREA) {
            return terrain.crews().isEmpty() ? 0 : Integer.MAX_VALUE;
        }
        return terrain.reachable(PlaceKind.valueOf(form.subject().name())).values().stream()
                .mapToInt(List::size)
                .sum();
    }

    private static PlannedReport misdated(PlannedReport planned, Settings settings, Dice dice) {
        if (!dice.chance(settings.clockFaults())) {
            return planned;
        }
        Duration off = Duration.ofHours(dice.between(-24 * LONGEST_CLOCK_FAULT_DAYS, 24 * LONGEST_CLOCK_FAULT_DAYS));
        Report report = planned.report();
        return new PlannedReport(
                planned.team(),
                new Report(
                        report.reportId(),
                        report.revision(),
                        report.withdrawn(),
                        report.form(),
                        report.formVersion(),
                        report.place(),
                        report.observedAt().plus(off),
                        report.answers()));
    }
}
