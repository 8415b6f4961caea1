package org.pollwatch.headquarters.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Mission;

/**
 * Which findings somebody wants. Every part that is empty takes all.
 *
 * @param area this one and everything below it
 * @param severity info, low, medium or high
 * @param casework how headquarters' work on it stands
 */
public record FindingFilter(
        Optional<String> area,
        Optional<String> rule,
        Optional<String> severity,
        Optional<FindingState> state,
        CaseFilter casework) {
    /** The rules that every mission has, beside those of its checks. */
    public static final List<String> BUILT_IN = List.of("conflict", "unknown_hour", "suspect_tally");

    private static final String ALL = "all";
    private static final String RAISED = "raised";

    /**
     * Reads what was asked for against the mission's definition.
     *
     * @param state raised, cleared or all; raised where nothing is said
     * @throws UnknownName if the mission has no such area or rule
     */
    public static FindingFilter of(
            Mission mission,
            Optional<String> area,
            Optional<String> rule,
            Optional<String> severity,
            Optional<String> state,
            CaseFilter casework) {
        UnknownName.checkArea(mission, area);
        rule.filter(it -> !rules(mission).contains(it)).ifPresent(it -> {
            throw new UnknownName("rule", "one of " + String.join(", ", rules(mission)));
        });
        Optional<FindingState> wanted = Optional.of(state.orElse(RAISED))
                .filter(it -> !it.equals(ALL))
                .map(it -> FindingState.valueOf(it.toUpperCase(Locale.ROOT)));
        return new FindingFilter(area, rule, severity, wanted, casework);
    }

    private static List<String> rules(Mission mission) {
        List<String> rules = new ArrayList<>(BUILT_IN);
        mission.checks().stream().map(Check::id).forEach(rules::add);
        return rules;
    }

    boolean takes(Finding finding) {
        return area.map(finding.getAreaPath()::contains).orElse(true)
                && rule.map(finding.getRule()::equals).orElse(true)
                && severity.map(it -> it.equalsIgnoreCase(finding.getSeverity().name()))
                        .orElse(true)
                && state.map(it -> it == finding.getState()).orElse(true)
                && casework.takes(finding.getId());
    }
}
