package org.pollwatch.mission;

import java.util.Optional;

/**
 * Who may be voted for in a contest: a person, a list, or "against all".
 *
 * @param id unique in the contest
 * @param area where this contestant stands; empty for everywhere
 */
public record Contestant(String contest, String id, Optional<String> area, Labels name) {}
