package org.pollwatch.headquarters.board;

import java.util.Optional;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Mission;

/** A parameter that names nothing of the mission. */
public final class UnknownName extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String expected;

    public UnknownName(String parameter, String expected) {
        super(parameter + ": expected " + expected);
        this.parameter = parameter;
        this.expected = expected;
    }

    /**
     * Looks for an area where one is given.
     *
     * @return the same
     * @throws UnknownName if the mission has no such area
     */
    public static Optional<String> checkArea(Mission mission, Optional<String> area) {
        return checkArea(mission, Scope.WHOLE, area);
    }

    /**
     * As above, for somebody who may know of some areas only: another is answered as one that the mission does not have.
     */
    public static Optional<String> checkArea(Mission mission, Scope scope, Optional<String> area) {
        area.filter(it -> mission.areas().find(it).isEmpty() || !scope.names(mission.areas(), it))
                .ifPresent(it -> {
                    throw new UnknownName("area", "an area id of mission " + mission.id());
                });
        return area;
    }

    public String parameter() {
        return parameter;
    }

    public String expected() {
        return expected;
    }
}
