package org.pollwatch.contract.definition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pollwatch.mission.Mission;

/** The revisions of a mission's definition that are known by now. */
@FunctionalInterface
public interface Definitions {

    /**
     * @return the mission at exactly that revision; empty if it has not been read yet, which is a reason to wait and
     *     never a reason to reject
     */
    Optional<Mission> at(long revision);

    /** @return definitions that know these missions by their revisions, and no others; for tests */
    static Definitions of(Mission... missions) {
        Map<Long, Mission> known =
                Arrays.stream(missions).collect(Collectors.toUnmodifiableMap(Mission::revision, Function.identity()));
        return revision -> Optional.ofNullable(known.get(revision));
    }
}
