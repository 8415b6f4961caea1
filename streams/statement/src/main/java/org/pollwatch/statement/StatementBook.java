package org.pollwatch.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;

/**
 * What a statement says, as its bytes hold it: whole numbers and words only, no rate, no clock, nothing of the machine it was
 * folded on. A rate is for whoever reads it to compute.
 *
 * @param format tells a later version how to read it
 * @param log up to where each partition was folded, and the hash of what was read
 * @param submissions how many came to which end, by receipt in lower case
 * @param receivedUpTo the highest receivedAt of what was accepted, ISO 8601; empty where nothing was
 * @param areas the country first, then its regions in the mission's order
 * @param series announced official figures, never mixed with what was observed
 */
public record StatementBook(
        String format,
        Card mission,
        long definitionRevision,
        List<LogPart> log,
        SortedMap<String, Long> submissions,
        String receivedUpTo,
        List<AreaName> areas,
        List<FormFigures> forms,
        List<RuleCount> findings,
        List<String> findingIds,
        List<Announced> series) {
    /** The format that this version writes and reads. */
    public static final String FORMAT = "pollwatch-statement-1";

    /** The mission as its definition had it. */
    public record Card(
            String id, Labels titles, String electionDay, boolean limited, int minimumReports, boolean reconstruction) {

        public static Card of(Mission mission) {
            Mission.Card card = mission.card();
            return new Card(
                    card.id(),
                    card.titles(),
                    card.electionDay().toString(),
                    card.observation() == Mission.Observation.LIMITED,
                    card.minimumReports(),
                    card.reconstruction());
        }
    }

    /** One partition: everything before {@code end}. */
    public record LogPart(String noun, int partition, long end, String sha256) {}

    /** An area of the tables. */
    public record AreaName(String id, String level, Labels names) {}

    /**
     * One form's tables.
     *
     * @param indicators in the order of the form
     * @param areas in the order of {@link StatementBook#areas}, where a report counts or is expected
     */
    public record FormFigures(
            String id, String phase, Labels title, List<IndicatorLine> indicators, List<AreaFigures> areas) {

        /** @return the figures of an area; empty where nothing counts or is expected */
        public Optional<AreaFigures> in(String area) {
            return areas.stream().filter(it -> it.area().equals(area)).findFirst();
        }
    }

    /**
     * What an indicator is, and in which base it is stated.
     *
     * @param kind in lower case, as the mission's API has it
     * @param counted the answers that flag it
     * @param base observations, stations or cases
     * @param baseSaid where a mission printed the figure: whether its base was printed (explicit), follows from the text
     *     (context) or was chosen (none); empty where nothing was printed
     * @param assumedBase the base chosen for a percentage that was printed without one; 0 where none was
     * @param note what was assumed, in the words of the mission's file
     */
    public record IndicatorLine(
            String id,
            String kind,
            boolean irregularity,
            String category,
            Labels label,
            List<String> counted,
            String base,
            String baseSaid,
            long assumedBase,
            String note) {}

    /**
     * One form in one area.
     *
     * @param suspect true if the tally broke an invariant; then there are no figures
     * @param expectedReports by the plan; 0 where there is none
     * @param expectedPlaces distinct places that the plan names
     * @param cells by indicator; one that counts nothing at all is absent
     */
    public record AreaFigures(
            String area,
            long reports,
            long places,
            long teams,
            long expectedReports,
            long expectedPlaces,
            boolean suspect,
            SortedMap<String, Cell> cells) {

        /** @return zeros for an indicator that counts nothing */
        public Cell cell(String indicator) {
            return cells.getOrDefault(indicator, Cell.NOTHING);
        }
    }

    /**
     * One indicator in one area; what is 0 is left out of the bytes.
     *
     * @param flagged for a ratio the sum above the line
     * @param applicable for a ratio the sum below the line
     * @param n how many numbers were given, where it is one
     * @param sum of those numbers
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Cell(
            long flagged,
            long applicable,
            long placesFlagged,
            long placesApplicable,
            long notObserved,
            long notApplicable,
            long notAsked,
            long missing,
            long n,
            long sum) {
        static final Cell NOTHING = new Cell(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** @return its counters by name, also those that are 0 */
        Map<String, Long> byName() {
            return Map.of(
                    "flagged", flagged,
                    "applicable", applicable,
                    "placesFlagged", placesFlagged,
                    "placesApplicable", placesApplicable,
                    "notObserved", notObserved,
                    "notApplicable", notApplicable,
                    "notAsked", notAsked,
                    "missing", missing,
                    "n", n,
                    "sum", sum);
        }
    }

    /** How many findings of one check stand. */
    public record RuleCount(String rule, String severity, Labels label, long count, SortedMap<String, Long> byArea) {}

    /** An announced figure; amounts in decimal text, empty where not announced. */
    public record Announced(String series, String area, String hour, String amount, String of, String percent) {}

    /** @return the area that everything lies in */
    public AreaName country() {
        return areas.get(0);
    }
}
