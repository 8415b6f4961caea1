package org.pollwatch.contract.mission;

/** A line of a file. */
record Spot(String file, int line) {

    static Spot wholeFile(String file) {
        return new Spot(file, 0);
    }
}
