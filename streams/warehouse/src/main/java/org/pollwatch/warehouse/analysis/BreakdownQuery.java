package org.pollwatch.warehouse.analysis;

import java.util.Optional;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * What is broken down by what.
 *
 * @param form in its newest version
 * @param indicator one of the question's; empty for the answers alone
 * @param area with everything below it; empty for all that the session reaches
 */
public record BreakdownQuery(
        Mission mission, Form form, Question question, Optional<Indicator> indicator, By by, Optional<String> area) {

    /** @return whether the question can be what others are broken down by: it has values that group */
    public static boolean groups(Question question) {
        return switch (question.type()) {
            case YES_NO, CHOICE, CHOICES, EVALUATION, INTEGER, TIME -> true;
            case VOTES, PROTOCOLS, TEXT, PHOTO -> false;
        };
    }
}
