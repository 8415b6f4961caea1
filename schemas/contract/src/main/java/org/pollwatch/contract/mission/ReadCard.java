package org.pollwatch.contract.mission;

import java.util.Map;
import org.pollwatch.mission.Mission.Card;

/**
 * A mission's card as its file has it.
 *
 * @param lines where the keys stand whose values are checked against other files
 */
record ReadCard(Card card, Spot at, Map<String, Spot> lines) {

    Spot at(String key) {
        return lines.getOrDefault(key, at);
    }
}
