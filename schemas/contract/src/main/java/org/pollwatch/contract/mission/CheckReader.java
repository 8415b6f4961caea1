package org.pollwatch.contract.mission;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Severity;

/** Reads one check. Which keys it has, its kind says. */
final class CheckReader {
    /** Rules that every mission has; no check of its own may be called so. */
    static final Set<String> BUILT_IN = Set.of("conflict", "unknown_hour", "suspect_tally");

    private final YamlMap map;
    private final CheckScope scope;

    /** @param map the check's entry, whose faults name the check */
    CheckReader(YamlMap map, CheckScope scope) {
        this.map = map;
        this.scope = scope;
    }

    /** @return the check, where something was wrong with a stand-in for it; empty if its kind or form is unknown */
    Optional<Check> read(String id) {
        try (map) {
            map.know("id");
            if (BUILT_IN.contains(id)) {
                map.fault("id", "every mission has a rule " + id + ", expected another id");
            }
            Severity severity =
                    map.need("severity").flatMap(it -> it.word(Severity.class)).orElse(Severity.INFO);
            var label = map.labels("label");
            Optional<CheckKind> kind = map.need("kind").flatMap(it -> it.word(CheckKind.class));
            Optional<Rule> rule = kind.flatMap(this::rule);
            if (rule.isEmpty()) {
                map.knowAll();
            }
            return rule.map(it -> new Check(id, kind.orElseThrow(), severity, label, it));
        }
    }

    private Optional<Rule> rule(CheckKind kind) {
        return switch (kind) {
            case COMPARISON -> ofForm(NumberRules::comparison);
            case THRESHOLD -> ofForm(NumberRules::threshold);
            case CAPACITY -> ofForm(NumberRules::capacity);
            case IMPLAUSIBLE_ZERO -> ofForm(NumberRules::implausibleZero);
            case JUMP -> ofForm(NumberRules::jump);
            case ANSWERS, ACCESS_DENIED -> ofForm(AnswerRules::answers);
            case EVALUATION -> ofForm(AnswerRules::evaluation);
            case CONTRADICTION -> ofForm(AnswerRules::contradiction);
            case EVIDENCE -> ofForm(AnswerRules::evidence);
            case MISMATCH -> new MismatchRule(map, scope).read();
            case HOTSPOT -> ofForm(WideRules::hotspot);
            case SERIES_SUM -> ofForm(WideRules::seriesSum);
            case SERIES_SHARE -> ofForm(WideRules::seriesShare);
            case SILENCE -> Optional.of(WideRules.silence(map));
            case COVERAGE -> Optional.of(WideRules.coverage(map, scope));
        };
    }

    private Optional<Rule> ofForm(Function<FormEntry, Rule> reader) {
        return map.need("form").flatMap(scope::form).map(form -> reader.apply(new FormEntry(map, form, scope)));
    }
}
