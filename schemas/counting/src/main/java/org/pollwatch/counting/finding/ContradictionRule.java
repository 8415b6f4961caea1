package org.pollwatch.counting.finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/**
 * Two teams at one place answer a question of fact with yes and with no, not long after each other (C13; not in the source
 * reports, it follows from observations not being stations, trap T2). Both may be true at their times, so both are shown, and
 * the closest two are compared. Subject: {@code <place>|<question>}.
 */
final class ContradictionRule implements PlaceRule {
    private static final Set<String> FACTS = Set.of("yes", "no");

    private final Check check;
    private final Rule.Contradiction rule;

    ContradictionRule(Check check, Rule.Contradiction rule) {
        this.check = check;
        this.rule = rule;
    }

    @Override
    public Map<String, Set<String>> questions() {
        return Map.of(rule.form(), Set.copyOf(rule.questions()));
    }

    @Override
    public List<Finding> findings(Scene scene) {
        return rule.questions().stream()
                .distinct()
                .flatMap(question -> finding(scene, question).stream())
                .toList();
    }

    private Optional<Finding> finding(Scene scene, String question) {
        List<Pair> opposites = opposites(Said.all(scene.reports(rule.form()), it -> word(it, question)));
        return opposites.stream().min(Comparator.comparing(Pair::apart)).map(closest -> {
            List<ReportFacts> involved = opposites.stream()
                    .flatMap(it -> List.of(it.earlier().facts(), it.later().facts()).stream())
                    .distinct()
                    .toList();
            return Finding.of(
                    check,
                    scene.about(rule.form(), question),
                    List.of(compared(question, closest.earlier()), compared(question, closest.later())),
                    OptionalDouble.empty(),
                    "one answer of both teams, " + closest.apart().toMinutes() + " minutes apart",
                    Scene.ids(involved),
                    Scene.asOf(involved));
        });
    }

    private static Optional<String> word(ReportFacts facts, String question) {
        return facts.answers().get(question) instanceof Answer.Words given
                ? given.words().stream().filter(FACTS::contains).findFirst()
                : Optional.empty();
    }

    /** In the order of observation, so that the first of several closest is always the same. */
    private List<Pair> opposites(List<Said<String>> answers) {
        List<Pair> all = new ArrayList<>();
        for (int later = 1; later < answers.size(); later++) {
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                Pair pair = new Pair(answers.get(earlier), answers.get(later));
                if (pair.apart().compareTo(rule.within()) > 0) {
                    break; // and those before lie further off
                }
                if (pair.isOpposite()) {
                    all.add(pair);
                }
            }
        }
        return all;
    }

    private static Compared compared(String question, Said<String> said) {
        return Compared.word(question, said.facts().reportId(), said.what());
    }

    /** Two answers, in the order of observation. */
    private record Pair(Said<String> earlier, Said<String> later) {
        Duration apart() {
            return Duration.between(earlier.facts().observedAt(), later.facts().observedAt());
        }

        boolean isOpposite() {
            return !earlier.facts().team().equals(later.facts().team())
                    && !earlier.what().equals(later.what());
        }
    }
}
