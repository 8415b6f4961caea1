package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.mission.ComputedFigure;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;

/**
 * What the reports of one form must come to.
 *
 * @param reports effective reports of the form
 * @param places different places among them
 */
record FormTargets(Form form, int reports, int places, List<Target> targets) {
    FormTargets {
        targets = List.copyOf(targets);
    }

    /**
     * @return one for each form that some figure is reproduced by, the voting form first: openings and counts follow it
     * @throws PlanException if a figure that is to be reproduced names nothing that the mission asks
     */
    static List<FormTargets> of(MissionFiles files) {
        Map<String, List<PublishedFigure>> byForm = new LinkedHashMap<>();
        files.published().stream()
                .filter(figure -> figure.mission().equals(files.mission().id()) && isReproduced(figure))
                .forEach(figure -> byForm.computeIfAbsent(figure.form().orElse(""), form -> new ArrayList<>())
                        .add(figure));
        return byForm.values().stream()
                .map(figures -> ofForm(figures, files))
                .sorted((a, b) -> Boolean.compare(isVoting(b.form()), isVoting(a.form())))
                .toList();
    }

    /** @return targets of a form of which no figure was printed */
    static FormTargets ofCases(Form form, int places) {
        return new FormTargets(form, places, places, List.of());
    }

    private static boolean isReproduced(PublishedFigure figure) {
        return switch (figure.reproducedBy()) {
            case REPORTS, COVERAGE, GATE -> figure.replayFlagged().isPresent();
            case INCIDENT, SERIES, QUOTED -> false;
        };
    }

    private static boolean isVoting(Form form) {
        return form.phase() == Phase.VOTING;
    }

    private static FormTargets ofForm(List<PublishedFigure> figures, MissionFiles files) {
        Optional<Form> form = Optional.empty();
        long reports = 0;
        long places = 0;
        List<Target> targets = new ArrayList<>();
        for (PublishedFigure figure : figures) {
            ComputedFigure computed = ComputedFigure.of(figure, files.mission())
                    .orElseThrow(() -> new PlanException("published figure " + figure.phase() + "/" + figure.indicator()
                            + ": no form asks for it, yet it is " + figure.reproducedBy()));
            form = Optional.of(computed.form());
            long flagged = figure.replayFlagged().orElseThrow();
            long applicable = figure.replayApplicable().orElse(0L);
            switch (computed.what()) {
                case REPORTS -> reports = flagged;
                case PLACES -> places = flagged;
                case INDICATOR ->
                    targets.add(new Target(
                            computed.indicator().orElseThrow(),
                            figure.measure().orElse(Measure.REPORTS),
                            flagged,
                            applicable,
                            figure.where()));
            }
        }
        return complete(form.orElseThrow(), reports, places, targets);
    }

    /** Where the number of reports or places is given nowhere, every report is of its own place and answers all. */
    private static FormTargets complete(Form form, long reports, long places, List<Target> targets) {
        long most = targets.stream()
                .filter(target -> target.measure() == Measure.REPORTS || target.measure() == Measure.PLACES)
                .mapToLong(Target::applicable)
                .max()
                .orElse(0);
        long allReports = reports > 0 ? reports : Math.max(places, most);
        long allPlaces = places > 0 ? places : allReports;
        if (allPlaces > allReports) {
            throw new PlanException(
                    "form " + form.id() + ": " + allReports + " reports cannot be from " + allPlaces + " places");
        }
        return new FormTargets(form, Math.toIntExact(allReports), Math.toIntExact(allPlaces), targets);
    }

    boolean isOnePerPlace() {
        return reports == places;
    }

    /** @return the targets of the question's indicators of these kinds */
    List<Target> of(Question question, Indicator.Kind... kinds) {
        return targets.stream()
                .filter(target -> target.indicator().question().equals(question.id()))
                .filter(target ->
                        Arrays.asList(kinds).contains(target.indicator().kind()))
                .toList();
    }
}
