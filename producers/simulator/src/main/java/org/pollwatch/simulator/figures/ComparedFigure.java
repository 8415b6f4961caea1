package org.pollwatch.simulator.figures;

import java.util.Optional;
import org.pollwatch.contract.mission.PublishedFigure;

/**
 * A printed figure and ours beside it.
 *
 * @param computed empty where nothing is computed, or nothing has been counted yet
 */
public record ComparedFigure(PublishedFigure printed, Optional<Share> computed, Verdict verdict) {

    /** @return whether the base that the percentage rests on was chosen by us, since none is printed with it */
    public boolean isBaseAssumed() {
        return printed.base() != PublishedFigure.Base.EXPLICIT
                && printed.assumedBase().isPresent();
    }
}
