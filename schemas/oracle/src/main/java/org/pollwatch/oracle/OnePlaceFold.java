package org.pollwatch.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/** Findings that several reports about one place or area raise together. */
record OnePlaceFold(Subject at, Raised raised) {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    void run() {
        at.checks(Rule.Mismatch.class).forEach(this::mismatch);
        at.checks(Rule.Jump.class).forEach(this::jump);
        at.checks(Rule.Contradiction.class)
                .forEach((check, rule) -> rule.questions().forEach(it -> contradiction(check, rule, it)));
        at.checks(Rule.Evidence.class).forEach(this::evidence);
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What was counted at the station, else what was brought, against what was entered; and brought against entered. */
    private void mismatch(Check check, Rule.Mismatch rule) {
        SortedMap<String, Long> votes = last(at.of(rule.form()).stream()
                        .filter(it -> it.answers().get(rule.votes()) instanceof Answer.Votes)
                        .toList())
                .map(it -> ((Answer.Votes) it.answers().get(rule.votes())).byContestant())
                .orElse(new TreeMap<>());
        Optional<Subject.Row> row = last(at.rows().stream()
                .filter(it -> it.fact().form().equals(rule.otherForm())
                        && it.question().equals(rule.protocols()))
                .toList());
        if (row.isEmpty()) {
            return;
        }
        SortedMap<String, Long> brought = row.get().line().station();
        List<String> compared = new ArrayList<>();
        long[] sums = new long[3];
        boolean contestants = false;
        boolean differs = false;
        for (Map.Entry<String, Long> item : row.get().line().commission().entrySet()) {
            String name = item.getKey();
            Long station = votes.getOrDefault(name, brought.get(name));
            if (station != null) {
                long[] three = {station, brought.getOrDefault(name, station), item.getValue()};
                boolean apart = three[0] != three[2] || three[1] != three[2];
                differs |= apart;
                boolean total = Set.of("voted", "valid", "invalid").contains(name);
                if (total || apart) {
                    compared.addAll(said(name, three));
                }
                for (int i = 0; i < 3 && !total; i++) {
                    sums[i] += three[i];
                    contestants = true;
                }
            }
        }
        if (contestants) {
            compared.addAll(said("total", sums));
        }
        if (differs) {
            raised.add(check.id(), at.id() + "|" + rule.contest(), compared);
        }
    }

    private static List<String> said(String name, long[] three) {
        List<String> all = new ArrayList<>();
        all.add(Raised.value(name, "station", three[0]));
        if (three[1] != three[0]) {
            all.add(Raised.value(name, "brought", three[1]));
        }
        all.add(Raised.value(name, "commission", three[2]));
        return all;
    }

    /** From each reading to the next; the worst is told, the earliest of equally bad ones. */
    private void jump(Check check, Rule.Jump rule) {
        List<Fact> readings = at.of(rule.form()).stream()
                .filter(it -> it.number(rule.question()).isPresent())
                .toList();
        long worst = 0;
        for (int i = 1; i < readings.size(); i++) {
            Fact from = readings.get(i - 1);
            Fact to = readings.get(i);
            long before = from.number(rule.question()).getAsLong();
            long after = to.number(rule.question()).getAsLong();
            long possible = rule.perHour()
                    * Duration.between(from.observedAt(), to.observedAt()).toMillis();
            long excess = after < before ? (before - after) * HOUR : (after - before) * HOUR - possible;
            if (excess > worst) {
                worst = excess;
                raised.add(
                        check.id(),
                        at.id() + "|" + rule.question(),
                        List.of(
                                Raised.expected((double) (after < before ? before : before + possible / HOUR)),
                                Raised.value(rule.question(), from.id(), before),
                                Raised.value(rule.question(), to.id(), after)));
            }
        }
    }

    /** Of opposite answers of two teams the closest are told, the earliest of equally close ones. */
    private void contradiction(Check check, Rule.Contradiction rule, String question) {
        List<Fact> said = at.of(rule.form()).stream()
                .filter(it ->
                        it.word(question).filter(Set.of("yes", "no")::contains).isPresent())
                .toList();
        Duration closest = rule.within().plusMillis(1);
        for (int later = 1; later < said.size(); later++) {
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                Fact one = said.get(earlier);
                Fact other = said.get(later);
                Duration apart = Duration.between(one.observedAt(), other.observedAt());
                boolean opposite = !one.word(question).equals(other.word(question))
                        && !one.report().team().equals(other.report().team());
                if (opposite && apart.compareTo(closest) < 0) {
                    closest = apart;
                    raised.add(
                            check.id(),
                            at.id() + "|" + question,
                            List.of(
                                    Raised.value(
                                            question,
                                            one.id(),
                                            one.word(question).orElseThrow()),
                                    Raised.value(
                                            question,
                                            other.id(),
                                            other.word(question).orElseThrow())));
                }
            }
        }
    }

    private void evidence(Check check, Rule.Evidence rule) {
        Map<String, Map<String, Long>> byKind = new TreeMap<>();
        for (Fact it : at.of(rule.form())) {
            for (String kind : words(it, rule.kind())) {
                for (String source : words(it, rule.source())) {
                    byKind.computeIfAbsent(kind, key -> new TreeMap<>()).merge(source, 1L, Long::sum);
                }
            }
        }
        byKind.forEach((kind, bySource) -> {
            if (bySource.size() > 1) {
                List<String> compared = new ArrayList<>();
                bySource.forEach((source, count) -> compared.add(Raised.value(kind, source, count)));
                raised.add(check.id(), at.id() + "|" + kind, compared);
            }
        });
    }

    private static Set<String> words(Fact it, String question) {
        Set<String> words = new TreeSet<>();
        if (it.answers().get(question) instanceof Answer.Words given) {
            words.addAll(given.words());
        }
        words.removeAll(Set.of("none", "not_observed", "not_applicable"));
        return words;
    }
}
