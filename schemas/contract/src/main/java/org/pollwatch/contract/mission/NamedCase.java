package org.pollwatch.contract.mission;

import java.util.Optional;

/**
 * One answer of a case that a report tells by name, and that a replay must bring out. Rows of one name belong together.
 *
 * @param name groups the rows of one case, for example {@code ps_562}
 * @param finding id of the rule that must stand raised at the end
 * @param place where the answer is planted, in one report of the form; the area's id for a form about an area
 * @param station of a protocols question: whose row
 * @param item of votes and protocols: the contestant, or in a row voted, valid or invalid
 * @param source of a protocols question: {@code station} or {@code commission}
 * @param value a number, or a word of the form
 */
public record NamedCase(
        String name,
        String finding,
        String form,
        String place,
        String question,
        Optional<String> station,
        Optional<String> item,
        Optional<String> source,
        String value,
        String note) {

    /** A station's own figure, of a protocols question. */
    public static final String STATION = "station";

    /** What the commission entered, of a protocols question. */
    public static final String COMMISSION = "commission";
}
