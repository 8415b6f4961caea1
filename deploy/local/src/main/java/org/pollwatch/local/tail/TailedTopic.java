package org.pollwatch.local.tail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** Finds the topic that somebody means, by its whole name or by its noun. */
public final class TailedTopic {
    private static final Pattern NAME = Pattern.compile("pollwatch\\.([^.]+)\\.([^.]+)\\.v[0-9]+");

    private TailedTopic() {}

    /**
     * @param given {@code pollwatch.kz-2022.rates.v1} or {@code rates}
     * @param mission for a noun; need not be said where the cluster has one mission
     * @throws IllegalArgumentException if there is no such topic, with those that there are
     */
    public static Topic<?> find(Admin admin, String given, Optional<String> mission) {
        Set<String> existing = names(admin);
        Matcher whole = NAME.matcher(given);
        boolean named = whole.matches();
        String of = named ? whole.group(1) : mission.orElseGet(() -> onlyMission(existing));
        return Topics.of(of).all().stream()
                .filter(it -> given.equals(named ? it.name() : it.noun()) && existing.contains(it.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(given, of, existing)));
    }

    private static Set<String> names(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new ContractException("the cluster did not list its topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while listing topics", e);
        }
    }

    private static String onlyMission(Set<String> existing) {
        List<String> missions = missions(existing);
        if (missions.size() != 1) {
            throw new IllegalArgumentException(
                    missions.isEmpty()
                            ? "no mission was published here"
                            : "--mission: expected one of " + String.join(", ", missions));
        }
        return missions.get(0);
    }

    private static List<String> missions(Set<String> existing) {
        return existing.stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(MatchResult::group)
                .map(it -> it.split("\\.", -1)[1])
                .distinct()
                .sorted()
                .toList();
    }

    private static String unknown(String given, String mission, Set<String> existing) {
        List<String> nouns = Topics.of(mission).all().stream()
                .filter(it -> existing.contains(it.name()))
                .map(Topic::noun)
                .toList();
        if (nouns.isEmpty()) {
            List<String> missions = missions(existing);
            return "no mission " + mission + " was published here"
                    + (missions.isEmpty() ? "" : ", only " + String.join(", ", missions));
        }
        return "no topic " + given + "; mission " + mission + " has " + String.join(", ", nouns);
    }
}
