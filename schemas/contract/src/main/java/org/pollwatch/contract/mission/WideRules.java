package org.pollwatch.contract.mission;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.QuestionType;

/** Reads the rules about areas and teams, and about what was announced for areas. */
final class WideRules {
    private static final long MOST = 1_000_000;
    private static final long ALL = 100;

    private WideRules() {}

    static Rule silence(YamlMap map) {
        Optional<Duration> team = map.find("team").flatMap(Scalar::duration);
        Optional<Duration> region = map.find("region").flatMap(Scalar::duration);
        if (!map.has("team") && !map.has("region")) {
            map.fault("team", "expected team, region or both");
        }
        LocalTime from = map.need("from").flatMap(Scalar::time).orElse(LocalTime.MIN);
        LocalTime to = map.need("to").flatMap(Scalar::time).orElse(LocalTime.MAX);
        if (!from.isBefore(to)) {
            map.fault("to", "expected a time after from, which is " + from);
        }
        return new Rule.Silence(team, region, from, to);
    }

    static Rule hotspot(FormEntry entry) {
        Form form = entry.form();
        if (form.phase() == Phase.INCIDENT) {
            entry.map().fault("form", "incidents are counted and never a rate");
        }
        return new Rule.Hotspot(
                form.id(),
                entry.map().findList("indicators").stream()
                        .flatMap(it -> indicator(entry, it).stream())
                        .toList(),
                NumberRules.decimal(entry.map(), "falseDiscovery", 1),
                minimum(entry.map()));
    }

    /** An exact test counts answers: sums have none. */
    private static Optional<String> indicator(FormEntry entry, Scalar name) {
        Optional<Indicator> found = entry.form().indicators().stream()
                .filter(it -> it.id().equals(name.text()))
                .findFirst();
        boolean fits = found.filter(it -> it.kind() != Indicator.Kind.NUMBER && it.kind() != Indicator.Kind.RATIO)
                .isPresent();
        if (fits) {
            return Optional.of(name.text());
        }
        return found.isEmpty() && !entry.scope().isWhole()
                ? Optional.empty()
                : name.expected("an indicator with a share of answers, of form "
                        + entry.form().id() + ", version " + entry.form().version());
    }

    static Rule seriesSum(FormEntry entry) {
        return new Rule.SeriesSum(
                entry.form().id(), entry.question("question", QuestionType.INTEGER), series(entry.map()));
    }

    static Rule seriesShare(FormEntry entry) {
        return new Rule.SeriesShare(
                entry.form().id(),
                entry.question("question", "an integer question with ratio", it -> it.ratioOver()
                        .isPresent()),
                series(entry.map()),
                NumberRules.decimal(entry.map(), "points", ALL),
                minimum(entry.map()));
    }

    static Rule coverage(YamlMap map, CheckScope scope) {
        List<String> forms = map.findList("forms").stream()
                .flatMap(it -> scope.form(it).stream())
                .map(Form::id)
                .toList();
        return new Rule.Coverage(forms);
    }

    private static String series(YamlMap map) {
        return map.need("series").flatMap(it -> it.id(IdRule.WORD)).orElse("");
    }

    private static long minimum(YamlMap map) {
        return map.need("minimum").flatMap(it -> it.number(1, MOST)).orElse(1L);
    }
}
