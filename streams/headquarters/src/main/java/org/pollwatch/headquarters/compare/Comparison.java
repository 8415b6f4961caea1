package org.pollwatch.headquarters.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pollwatch.contract.mission.AreaGroup;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.headquarters.compare.Tallies.Tally;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;

/**
 * One form of two missions side by side.
 *
 * @param form as this mission has it
 * @param otherForm the form that stands beside it; empty where the other mission has none
 * @param withRates true where both are full missions: a limited one has counts and never a rate, nor has a comparison with it
 */
public record Comparison(
        Side here,
        Side there,
        Form form,
        Optional<Form> otherForm,
        boolean withRates,
        List<Match> matches,
        List<GroupFigures> groups,
        List<AreaGroup> refused) {

    /**
     * The figures of the areas of one group.
     *
     * @param here the tallies of this mission's areas together; empty before the first report
     * @param there the same of the other mission; empty too where it is not served here
     * @param printed what the other mission printed, for the whole observation only: nothing else is printed
     */
    public record GroupFigures(
            AreaGroup group,
            boolean whole,
            Optional<Tallies> here,
            Optional<Tallies> there,
            List<PublishedFigure> printed) {}

    /**
     * @param asked the group that holds this area alone; empty for all groups
     * @param visible the groups that the reader may see
     */
    public static Comparison of(
            Side here, Side there, Form form, Optional<String> asked, Predicate<AreaGroup> visible) {
        Optional<Form> otherForm = Match.form(form, there.mission());
        Ground ground = Ground.of(here, there);
        List<GroupFigures> groups = ground.groups().stream()
                .filter(group -> asked.map(group.areas()::contains).orElse(true))
                .filter(visible)
                .map(group -> figures(here, there, form, otherForm, group))
                .toList();
        List<AreaGroup> refused = ground.refused().stream().filter(visible).toList();
        boolean withRates = !here.isLimited() && !there.isLimited();
        return new Comparison(here, there, form, otherForm, withRates, Match.of(form, otherForm), groups, refused);
    }

    private static GroupFigures figures(Side here, Side there, Form form, Optional<Form> otherForm, AreaGroup group) {
        boolean whole =
                group.areas().contains(here.root()) && group.earlierAreas().contains(there.root());
        return new GroupFigures(
                group,
                whole,
                here.tallies(form.id(), group.areas()),
                otherForm.flatMap(it -> there.tallies(it.id(), group.earlierAreas())),
                whole ? otherForm.map(it -> printed(there, it)).orElse(List.of()) : List.of());
    }

    /** A figure whose number is the reconstruction's own choice was never printed. */
    private static List<PublishedFigure> printed(Side there, Form form) {
        return there.snapshot().published().stream()
                .filter(it -> it.mission().equals(there.mission().id()))
                .filter(it -> it.origin() == PublishedFigure.Origin.PRINTED)
                .filter(it -> it.form().map(form.id()::equals).orElse(false))
                .toList();
    }

    /** @return whether flagged / applicable of the indicator is a proportion, for which there are intervals */
    static boolean isProportion(Indicator indicator) {
        return indicator.kind() != Indicator.Kind.NUMBER && indicator.kind() != Indicator.Kind.RATIO;
    }

    /** @return the indicator's tally, where the side has figures that can be trusted */
    static Optional<Tally> tally(Optional<Tallies> side, String indicator) {
        return side.filter(it -> !it.suspect())
                .flatMap(it -> Optional.ofNullable(it.indicators().get(indicator)));
    }
}
