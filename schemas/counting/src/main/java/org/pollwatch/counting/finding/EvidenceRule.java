package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.QuestionType;

/**
 * Incidents of one kind in one area that are known in different ways (C18, 003:1409-1411: 23 observed, at least 19 others on
 * video). They may be the same or others: numbers stand beside each other and are never added. Subject: {@code
 * <area>|<kind>}.
 */
final class EvidenceRule implements PlaceRule {
    private final Check check;
    private final Rule.Evidence rule;

    EvidenceRule(Check check, Rule.Evidence rule) {
        this.check = check;
        this.rule = rule;
    }

    @Override
    public Map<String, Set<String>> questions() {
        return Map.of(rule.form(), Set.of(rule.kind(), rule.source()));
    }

    @Override
    public List<Finding> findings(Scene scene) {
        SortedMap<String, SortedMap<String, List<ReportFacts>>> byKind = new TreeMap<>();
        for (ReportFacts facts : scene.reports(rule.form())) {
            for (String kind : words(facts, rule.kind())) {
                for (String source : words(facts, rule.source())) {
                    byKind.computeIfAbsent(kind, it -> new TreeMap<>())
                            .computeIfAbsent(source, it -> new ArrayList<>())
                            .add(facts);
                }
            }
        }
        List<Finding> all = new ArrayList<>();
        byKind.forEach((kind, bySource) -> {
            if (bySource.size() > 1) {
                all.add(finding(scene, kind, bySource));
            }
        });
        return all;
    }

    private static SortedSet<String> words(ReportFacts facts, String question) {
        SortedSet<String> words = new TreeSet<>();
        if (facts.answers().get(question) instanceof Answer.Words given) {
            words.addAll(given.words());
        }
        words.removeIf(it -> it.equals(QuestionType.NONE) || QuestionType.isUnsubstantive(it));
        return words;
    }

    private Finding finding(Scene scene, String kind, SortedMap<String, List<ReportFacts>> bySource) {
        List<Compared> compared = new ArrayList<>();
        bySource.forEach((source, reports) -> compared.add(Compared.number(kind, source, reports.size())));
        List<ReportFacts> involved =
                bySource.values().stream().flatMap(List::stream).distinct().toList();
        return Finding.of(
                check,
                scene.about(rule.form(), kind),
                compared,
                OptionalDouble.empty(),
                "each source by itself, never their sum: it may be the same incident",
                Scene.ids(involved),
                Scene.asOf(involved));
    }
}
