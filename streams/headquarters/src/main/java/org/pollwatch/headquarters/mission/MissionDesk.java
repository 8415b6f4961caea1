package org.pollwatch.headquarters.mission;

import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.headquarters.board.RatesJson;
import org.pollwatch.mission.Mission;

/** One mission at headquarters: its definition as it is now, its figures, and how they are written. */
public final class MissionDesk {
    private final RateBoard board;
    private final Supplier<Optional<MissionSnapshot>> definition;
    private final RatesJson full = new RatesJson(false);
    private final RatesJson limited = new RatesJson(true);

    /** @param definition the latest snapshot; empty until the mission is published */
    public MissionDesk(RateBoard board, Supplier<Optional<MissionSnapshot>> definition) {
        this.board = board;
        this.definition = definition;
    }

    public String id() {
        return board.mission();
    }

    public RateBoard board() {
        return board;
    }

    public Optional<MissionSnapshot> definition() {
        return definition.get();
    }

    /** @return how this mission's figures are written: without a rate where the mission has none */
    public RatesJson json(Mission mission) {
        return isLimited(mission) ? limited : full;
    }

    /** @return whether nobody may see a rate of this mission */
    public static boolean isLimited(Mission mission) {
        return mission.card().observation() == Mission.Observation.LIMITED;
    }
}
