package org.pollwatch.contract.mission;

/**
 * One line of {@code earlier.csv}: an area of an earlier mission, and an area of this one that covers some of it. Lists of
 * areas belong to one election: names move and regions split, so what corresponds is declared here and never guessed from a
 * name. Areas that lines join, one to one, one to many or many to many, are compared as one group.
 *
 * @param mission id of the earlier mission
 * @param earlierArea id of an area of that mission
 * @param area id of an area of this one
 */
public record EarlierArea(String mission, String earlierArea, String area) {}
