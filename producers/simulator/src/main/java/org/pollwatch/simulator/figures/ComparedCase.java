package org.pollwatch.simulator.figures;

/**
 * A case that the report tells by name, and the finding that must stand for it.
 *
 * @param name of the case
 * @param finding id of the rule
 * @param about the place, station or area
 * @param numbers what headquarters shows with the finding; empty where none stands
 * @param verdict {@link Verdict#EQUAL} where the finding stands and shows no other numbers than the case
 */
public record ComparedCase(String name, String finding, String about, String numbers, Verdict verdict) {}
