package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Mission;

/**
 * The reports that a reconstruction ends with: their national figures are the printed ones, where and when they were
 * made is drawn from the seed. What was not printed is {@code not_observed}.
 */
public final class ReplayPlan {
    /** A limited mission prints nothing to reproduce; its reports are then some dozens at random. */
    private static final int LIMITED = 60;

    private ReplayPlan() {}

    /**
     * @return the same reports in the same order for the same mission and seed, each valid, by time of observation
     * @throws PlanException if the published figures contradict each other, the forms or the places
     */
    public static List<PlannedReport> of(MissionFiles files, long seed) {
        Mission mission = files.mission();
        List<FormTargets> forms = FormTargets.of(files);
        if (forms.isEmpty()) {
            return RandomPlan.of(files, seed, RandomPlan.Settings.of(LIMITED));
        }
        Dice dice = Dice.of(seed).child(mission.id());
        Terrain terrain = new Terrain(mission, Crews.of(files));
        VisitPlan visits = new VisitPlan(terrain, dice.child("visits"));
        Leaning leaning = new Leaning(dice.child("leaning"));
        List<PlannedReport> reports = new ArrayList<>();
        for (FormTargets form : forms) {
            Dice own = dice.child("answers/" + form.form().id());
            Anchors anchors = Anchors.choose(form, terrain, own.child("anchors"));
            List<Sheet> sheets = visits.visits(form.form(), form.reports(), form.places(), anchors.all()).stream()
                    .map(Sheet::new)
                    .toList();
            AnswerPlan.fill(form, sheets, anchors, leaning, own);
            Dice names = own.child("report ids");
            sheets.forEach(sheet -> reports.add(sheet.report(names.uuid())));
        }
        reports.sort(RandomPlan.BY_TIME);
        return List.copyOf(reports);
    }
}
