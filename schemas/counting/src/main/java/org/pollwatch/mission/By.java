package org.pollwatch.mission;

import java.util.List;

/**
 * A choice that keeps the counts of another one's options apart: incidents seen, told and known from media are never added.
 *
 * @param question the other choice, of the same form
 * @param answers its options, in their order
 */
public record By(String question, List<String> answers) {
    public By {
        answers = List.copyOf(answers);
    }
}
