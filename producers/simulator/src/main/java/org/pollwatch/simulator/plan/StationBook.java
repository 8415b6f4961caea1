package org.pollwatch.simulator.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one station's books say on a random day: numbers that go together, but for what goes wrong there.
 *
 * @param registered voters on the register
 * @param added to the list on the day
 * @param signatures on the list at the close, as many as ballots issued
 * @param fixed ballots in fixed boxes
 * @param mobile ballots in mobile boxes
 * @param requests to vote at home
 * @param absentee voters with certificates of other stations
 * @param spoiled ballots
 * @param received ballots, before the opening
 */
record StationBook(
        long registered,
        long added,
        long signatures,
        long fixed,
        long mobile,
        long requests,
        long absentee,
        long spoiled,
        long received,
        long valid,
        long invalid) {
    private static final double MOBILE = 0.02;
    private static final double INVALID = 0.008;
    private static final long UNKNOWN = 300;

    /**
     * @param voters on the register; 0 where unknown
     * @param turnout the station's own, from 0 to 1
     * @param surplus whether more ballots are found than signatures
     * @param mobileSurplus whether more ballots come home in mobile boxes than were asked for
     */
    static StationBook of(long voters, double turnout, boolean surplus, boolean mobileSurplus, Dice dice) {
        long registered = voters > 0 ? voters : UNKNOWN;
        long signatures = Math.round(registered * turnout);
        long requests = Math.round(signatures * MOBILE * (0.5 + dice.unit()));
        long mobile = mobileSurplus ? requests + dice.between(2, 25) : requests - dice.between(0, requests / 8);
        long fixed = signatures - mobile + (surplus ? dice.between(5, 60) : 0);
        long found = fixed + mobile;
        long invalid = Math.round(found * INVALID * (0.5 + dice.unit()));
        long spoiled = (long) dice.exponential(2);
        return new StationBook(
                registered,
                (long) dice.exponential(4),
                signatures,
                fixed,
                mobile,
                requests,
                (long) dice.exponential(3),
                spoiled,
                Math.max(registered, signatures + spoiled) + dice.between(5, 60),
                found - invalid,
                invalid);
    }

    /**
     * @param question by the words of the missions' forms
     * @param sofar the share of the day's voters who have voted, from 0 to 1
     * @return empty where the books do not say
     */
    OptionalLong figure(String question, double sofar) {
        return switch (question) {
            case "voters_on_list" -> OptionalLong.of(registered + Math.round(added * sofar));
            case "voters_on_list_at_close" -> OptionalLong.of(registered + added);
            case "voters_added_total" -> OptionalLong.of(added);
            case "voters_voted" -> OptionalLong.of(Math.round(signatures * sofar));
            case "signatures", "ballots_issued" -> OptionalLong.of(signatures);
            case "ballots_received" -> OptionalLong.of(received);
            case "ballots_unused" -> OptionalLong.of(received - signatures - spoiled);
            case "ballots_spoiled" -> OptionalLong.of(spoiled);
            case "ballots_in_fixed_boxes" -> OptionalLong.of(fixed);
            case "ballots_in_mobile_boxes" -> OptionalLong.of(mobile);
            case "ballots_found" -> OptionalLong.of(fixed + mobile);
            case "homebound_requests" -> OptionalLong.of(requests);
            case "mobile_requests" -> OptionalLong.of(Math.round(requests * sofar));
            case "avc_voters_at_close" -> OptionalLong.of(absentee);
            case "avc_voters" -> OptionalLong.of(Math.round(absentee * sofar));
            case "residence_certificates" -> OptionalLong.of(Math.round(2 * added * sofar));
            case "ballots_valid", "district_valid" -> OptionalLong.of(valid);
            case "ballots_invalid", "district_invalid" -> OptionalLong.of(invalid);
            default -> OptionalLong.empty();
        };
    }

    /** @return a total of a results protocol beside the contestants' votes; empty for other words */
    Optional<Long> total(String word) {
        return switch (word) {
            case "voted" -> Optional.of(signatures);
            case "valid" -> Optional.of(valid);
            case "invalid" -> Optional.of(invalid);
            default -> Optional.empty();
        };
    }
}
