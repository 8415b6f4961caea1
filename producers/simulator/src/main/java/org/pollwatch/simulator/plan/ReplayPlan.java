package org.pollwatch.simulator.plan;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Place;

/**
 * The reports that a reconstruction ends with: their national figures are the printed ones, and what was printed of a
 * place by name stands there. Where and when all else was observed is drawn from the seed. What was not printed is
 * {@code not_observed}.
 */
public final class ReplayPlan {
    /** A limited mission prints nothing to reproduce; its reports are then some dozens at random. */
    private static final int LIMITED = 60;

    private static final Hours MORNING = new Hours(LocalTime.of(8, 30), Duration.ofMinutes(150));

    private ReplayPlan() {}

    /**
     * @return the same reports in the same order for the same mission and seed, each valid, by time of observation
     * @throws PlanException if the published figures contradict each other, the forms or the places
     */
    public static List<PlannedReport> of(MissionFiles files, long seed) {
        Mission mission = files.mission();
        Dice dice = Dice.of(seed).child(mission.id());
        Terrain terrain = new Terrain(mission, Crews.of(files));
        Planted planted = Planted.of(files);
        List<FormTargets> printed = FormTargets.of(files);
        List<PlannedReport> reports = new ArrayList<>();
        if (printed.isEmpty()) {
            reports.addAll(limited(files, seed, planted));
        }
        VisitPlan visits = new VisitPlan(terrain, dice.child("visits"));
        Leaning leaning = new Leaning(dice.child("leaning"));
        for (FormTargets form : withCases(printed, planted, mission)) {
            Dice own = dice.child("answers/" + form.form().id());
            Anchors anchors = Anchors.choose(form, planted, terrain, own.child("anchors"));
            List<Sheet> sheets = visits.visits(form.form(), form.reports(), form.places(), anchors.all()).stream()
                    .map(visit -> new Sheet(timed(visit, planted, mission, own)))
                    .toList();
            AnswerPlan.fill(form, sheets, anchors, planted, leaning, own);
            add(reports, sheets, own);
        }
        Dice incidents = dice.child("incidents");
        add(reports, new IncidentPlan(terrain, incidents).sheets(files, planted), incidents);
        reports.sort(RandomPlan.BY_TIME);
        return List.copyOf(reports);
    }

    /** A running figure that a case tells of was read early: the reports name such as stood "by 11". */
    private static Visit timed(Visit visit, Planted planted, Mission mission, Dice own) {
        boolean running = visit.form().phase() == Phase.VOTING
                && planted.answers(visit.form().id(), visit.subject()).keySet().stream()
                        .anyMatch(id -> visit.form().question(id).orElseThrow().isCumulative());
        if (!running) {
            return visit;
        }
        Place place = visit.place().orElseThrow();
        return new Visit(
                visit.form(),
                visit.team(),
                visit.subject(),
                visit.place(),
                visit.region(),
                MORNING.at(mission.card().electionDay(), mission.zoneOf(place), 0, 1, own));
    }

    private static void add(List<PlannedReport> reports, List<Sheet> sheets, Dice own) {
        Dice names = own.child("report ids");
        sheets.forEach(sheet -> reports.add(sheet.report(names.uuid())));
    }

    /** Reports at random, none where a case tells what was reported. */
    private static List<PlannedReport> limited(MissionFiles files, long seed, Planted planted) {
        return RandomPlan.of(files, seed, RandomPlan.Settings.of(LIMITED)).stream()
                .filter(planned -> !planted.places(planned.report().form())
                        .contains(planned.report().place()))
                .toList();
    }

    /** A form of which no figure was printed has the reports that its cases need, and no others. */
    private static List<FormTargets> withCases(List<FormTargets> printed, Planted planted, Mission mission) {
        List<FormTargets> all = new ArrayList<>(printed);
        planted.forms().stream()
                .filter(id ->
                        printed.stream().noneMatch(form -> form.form().id().equals(id)))
                .map(id -> mission.newest(id).orElseThrow())
                .map(form -> FormTargets.ofCases(form, planted.places(form.id()).size()))
                .forEach(all::add);
        return all;
    }
}
