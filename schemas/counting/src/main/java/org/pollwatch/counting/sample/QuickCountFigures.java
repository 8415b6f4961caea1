package org.pollwatch.counting.sample;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The estimate of one contest, or of turnout.
 *
 * @param contest its id, or {@link SampleKey#TURNOUT}
 * @param stations sampled stations heard
 * @param population stations that the sample stands for
 * @param shares in the order of the ballot
 * @param undefined why shares or margins are empty, in English; empty where none is
 */
public record QuickCountFigures(String contest, long stations, long population, List<Share> shares, String undefined) {

    public QuickCountFigures {
        shares = List.copyOf(shares);
    }

    /**
     * One contestant, of the votes cast where this contestant stands.
     *
     * @param share from 0 to 1 (turnout may be above, where more voted than are registered)
     * @param margin95 half the width of the 95 % interval
     * @param margin99 half the width of the 99 % interval
     */
    public record Share(String contestant, OptionalDouble share, OptionalDouble margin95, OptionalDouble margin99) {}
}
