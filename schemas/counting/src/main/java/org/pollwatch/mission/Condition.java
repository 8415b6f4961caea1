package org.pollwatch.mission;

import java.util.List;
import java.util.Set;

/** When a question is asked ({@code askIf}). A condition about an unanswered question does not hold. */
public sealed interface Condition {

    /** Holds if the question was answered with one of the answers. */
    record AnswerIs(String question, Set<String> answers) implements Condition {}

    /** Holds if the question was answered with a greater number. */
    record MoreThan(String question, long number) implements Condition {}

    /** Holds if the place's attribute has one of the values. */
    record PlaceIs(String attribute, Set<String> values) implements Condition {}

    /** Holds if all of them hold. */
    record All(List<Condition> conditions) implements Condition {}
}
