package org.pollwatch.mission;

/** The levels of the area tree, from the root down. */
public enum AreaLevel {
    COUNTRY,
    REGION,
    DISTRICT
}
