package org.pollwatch.missions;

/** A generated polling station in the country; numbers run through a region, as they do in the reports. */
record Station(
        String region, String area, int number, String setting, String type, boolean supplementary, long registered) {

    boolean isSpecial() {
        return type.equals("special");
    }

    Station withRegistered(long voters) {
        return new Station(region, area, number, setting, type, supplementary, voters);
    }

    Station withSupplementary() {
        return new Station(region, area, number, setting, type, true, registered);
    }
}
