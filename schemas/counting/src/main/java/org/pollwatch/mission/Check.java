package org.pollwatch.mission;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A cross-check: what raises a finding, and how much it weighs.
 *
 * @param id the rule's name on the wire, unique in the mission
 */
public record Check(String id, CheckKind kind, Severity severity, Labels label, Rule rule) {

    /** What is compared with what. Terms name integer or votes questions (a sum of votes) of the rule's form. */
    public sealed interface Rule {
        /** Kinds comparison, threshold and capacity. */
        record Numbers(String form, List<Term> left, Relation is, List<Term> right, Optional<Condition> when)
                implements Rule {
            public Numbers {
                left = List.copyOf(left);
                right = List.copyOf(right);
            }
        }

        /** Kinds answers and access denied: the finding stands while the condition holds. */
        record Answers(String form, Condition when) implements Rule {}

        /**
         * @param good the answers to the evaluation that do not go with the others
         * @param against the questions of which none may then be flagged
         */
        record Evaluation(String form, String question, Set<String> good, List<String> against) implements Rule {}

        /**
         * @param zero the question that was answered with 0
         * @param of the question that says of how many
         * @param share what share of them one would expect, from 0 to 1
         * @param atLeast the least expectation that makes a zero implausible
         */
        record ImplausibleZero(String form, String zero, String of, double share, double atLeast) implements Rule {}

        /**
         * @param form whose votes question has the station's protocol
         * @param otherForm whose protocols question has the commission's table
         */
        record Mismatch(String contest, String form, String votes, String otherForm, String protocols)
                implements Rule {}

        /** @param perHour the fastest rise that is possible */
        record Jump(String form, String question, long perHour) implements Rule {}

        /**
         * @param questions of fact, answered yes or no
         * @param within how far apart the observations may be
         */
        record Contradiction(String form, List<String> questions, Duration within) implements Rule {}

        /** Incidents of one kind in one area, by how they are known. */
        record Evidence(String form, String kind, String source) implements Rule {}

        /**
         * @param team how long a team may be silent
         * @param region how long a region may be silent
         * @param from from when silence counts, by the mission's clock on election day
         * @param to until when
         */
        record Silence(Optional<Duration> team, Optional<Duration> region, LocalTime from, LocalTime to)
                implements Rule {}

        /**
         * @param indicators which are looked at; empty for every irregularity of the form
         * @param falseDiscovery the share of false alarms accepted among the findings, from 0 to 1
         * @param minimum the least number of substantive answers of a region
         */
        record Hotspot(String form, List<String> indicators, double falseDiscovery, long minimum) implements Rule {}

        /** The sum of a question's numbers over an area's places against an announced figure of the same area. */
        record SeriesSum(String form, String question, String series) implements Rule {}

        /**
         * The share of two running figures, by region and hour, against an announced share.
         *
         * @param question above the line, with {@code ratio} over the other
         * @param points the difference in percentage points that is a finding
         * @param minimum the least number of stations
         */
        record SeriesShare(String form, String question, String series, double points, long minimum) implements Rule {}

        /** @param forms which are looked at; empty for all in the plan */
        record Coverage(List<String> forms) implements Rule {}
    }

    /** What may stand on a side of a comparison. */
    public sealed interface Term {
        /** The number that an integer question was answered with, or the sum of a votes question. */
        record Asked(String question) implements Term {}

        /** The voters on the register of the place ({@code registered_voters}). */
        record Register() implements Term {}

        /** A number written in the rule. */
        record Fixed(long number) implements Term {}
    }

    /** How the left side stands to the right one where there is a finding. */
    public enum Relation {
        MORE_THAN,
        LESS_THAN,
        NOT_EQUAL
    }
}
