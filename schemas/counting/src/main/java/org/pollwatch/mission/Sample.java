package org.pollwatch.mission;

/** How the observed stations were chosen. */
public enum Sample {
    /** by the teams and their routes: says nothing about stations not observed */
    NONE,
    /** drawn at random within strata ({@code stratum} in places.csv): allows a quick count */
    PROBABILITY
}
