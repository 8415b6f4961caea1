package org.pollwatch.contract.definition;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Mission;

/**
 * Who was once on the ballot stays in that contest: votes may have been reported. Contests and contestants may come, and
 * their names, areas and order may change; plan and cross-checks change freely.
 */
final class BallotRules {

    private BallotRules() {}

    /**
     * @param before the pieces of the last complete revision
     * @return what must not be, one line each
     */
    static List<String> check(Collection<Definition> before, Mission after) {
        Set<String> now = after.ballot().contests().stream()
                .map(Contest::id)
                .flatMap(contest -> after.ballot().contestants(contest).stream())
                .map(it -> it.contest() + "/" + it.id())
                .collect(Collectors.toSet());
        return before.stream()
                .filter(it -> it.getKind() == DefinitionKind.CONTESTANT)
                .map(Definition::getId)
                .filter(it -> !now.contains(it))
                .map(it -> "contestant " + it + ": may not be taken out, nor change contest, once published")
                .toList();
    }
}
