package org.pollwatch.mission;

/** What a form is filled about. */
public enum FormSubject {
    POLLING_STATION,
    COMMISSION,
    AREA
}
