package org.pollwatch.contract.mission;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;

/**
 * Checks that what a replay must reproduce is counted by a form of the mission. Figures that other missions printed are
 * there to be shown, and may name what this mission does not ask.
 */
final class PublishedRules {
    private final MissionParts parts;
    private final Faults faults;
    private final Set<String> somewhere = new HashSet<>();

    PublishedRules(MissionParts parts, Faults faults) {
        this.parts = parts;
        this.faults = faults;
        parts.areas().forEach(it -> somewhere.add(it.value().id()));
        parts.places().forEach(it -> somewhere.add(it.value().id()));
    }

    void check() {
        for (Located<PublishedFigure> located : parts.published()) {
            PublishedFigure figure = located.value();
            if (figure.mission().equals(parts.card().id())) {
                own(figure, located.at());
            }
        }
    }

    private void own(PublishedFigure figure, Spot at) {
        figure.where().stream()
                .filter(it -> !somewhere.contains(it))
                .forEach(it -> faults.add(at, "where: expected the id of an area or place, got \"" + it + "\""));
        boolean computed =
                switch (figure.reproducedBy()) {
                    case REPORTS, COVERAGE, INCIDENT, GATE -> true;
                    case SERIES, QUOTED -> false;
                };
        if (!computed) {
            return;
        }
        if (figure.measure().isEmpty()) {
            faults.add(
                    at,
                    "measure: expected a value, since the figure is reproduced by "
                            + EnumWords.of(figure.reproducedBy()));
        }
        List<Form> versions = parts.forms().stream()
                .map(Located::value)
                .filter(form -> form.id().equals(figure.form().orElse("")))
                .toList();
        String computes = figure.computes().orElse(figure.indicator());
        if (versions.isEmpty()) {
            faults.add(
                    at,
                    "form: expected a form of the mission, got \""
                            + figure.form().orElse("") + "\"");
        } else if (versions.stream().noneMatch(form -> isCounted(form, computes))) {
            faults.add(
                    at,
                    "computes: expected an indicator of form " + versions.get(0).id()
                            + ", reports, places_reported or question=answer, got \"" + computes + "\"");
        }
    }

    private static boolean isCounted(Form form, String computes) {
        if (computes.equals(PublishedFigure.REPORTS_OF_FORM) || computes.equals(PublishedFigure.PLACES_OF_FORM)) {
            return true;
        }
        int sign = computes.indexOf('=');
        if (sign < 0) {
            return form.indicators().stream().anyMatch(it -> it.id().equals(computes));
        }
        Optional<Question> question = form.question(computes.substring(0, sign));
        return question.filter(it -> it.answers().contains(computes.substring(sign + 1)))
                .isPresent();
    }
}
