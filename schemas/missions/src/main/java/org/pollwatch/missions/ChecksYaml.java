package org.pollwatch.missions;

import java.util.List;
import java.util.Map;

/**
 * Writes the cross-checks as YAML 1.2. A comment above each group has the number of the cross-check in the domain's list
 * (C1 to C20); a group that the mission leaves out says why.
 */
final class ChecksYaml {

    private static final String CONTEST = "{contest}";
    private static final String TITLE = "{title}";

    private final MissionSource source;

    ChecksYaml(MissionSource source) {
        this.source = source;
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("# Generated from schemas/missions/source; change it there.\n");
        yaml.append("translation: draft\n");
        yaml.append("checks:\n");
        String group = "";
        for (Map<String, String> check : source.checks()) {
            if (!check.get("left_out").isEmpty()) {
                yaml.append("  # ").append(check.get("code")).append(" is left out: ");
                yaml.append(check.get("left_out")).append('\n');
                group = "";
                continue;
            }
            if (!check.get("code").equals(group)) {
                group = check.get("code");
                yaml.append("  # ").append(group).append('\n');
            }
            contestsOf(check).forEach(contest -> append(yaml, check, contest));
        }
        return yaml.toString();
    }

    /** A check whose id names the contest is written once for each. */
    private List<Map<String, String>> contestsOf(Map<String, String> check) {
        return check.get("id").contains(CONTEST) ? source.contests() : List.of(Map.of());
    }

    private static void append(StringBuilder yaml, Map<String, String> check, Map<String, String> contest) {
        yaml.append("  - id: ").append(named(check.get("id"), contest)).append('\n');
        yaml.append("    kind: ").append(check.get("kind")).append('\n');
        yaml.append("    severity: ").append(check.get("severity")).append('\n');
        yaml.append("    label: ").append(labels(check, contest).toYaml()).append('\n');
        named(check.get("rule"), contest)
                .lines()
                .forEach(line -> yaml.append("    ").append(line).append('\n'));
    }

    private static String named(String text, Map<String, String> contest) {
        return text.replace(CONTEST, contest.getOrDefault("id", CONTEST));
    }

    private static Labels labels(Map<String, String> check, Map<String, String> contest) {
        return new Labels(
                check.get("label_en").replace(TITLE, contest.getOrDefault("title_en", "")),
                check.get("label_ru").replace(TITLE, contest.getOrDefault("title_ru", "")),
                check.get("label_kk").replace(TITLE, contest.getOrDefault("title_kk", "")));
    }
}
