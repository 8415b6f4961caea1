package org.pollwatch.mission;

/** What a place is: a polling station, or a commission where results are tabulated. */
public enum PlaceKind {
    POLLING_STATION,
    COMMISSION
}
