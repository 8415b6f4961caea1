package org.pollwatch.topology;

/** The names that outlive a release: of stores, repartition topics and nodes. A changed name is a lost state. */
final class StoreNames {
    static final String GUARD = "guard";
    static final String GUARD_POSITIONS = "guard-positions";
    static final String PLACES = "places";
    static final String PLACE_REPORTS = "place-reports";
    static final String PLACE_FINDINGS = "place-findings";
    static final String PLACE_POSITIONS = "place-positions";
    static final String AREAS = "areas";
    static final String AREA_TEAMS = "area-teams";
    static final String AREA_FINDINGS = "area-findings";
    static final String AREA_POSITIONS = "area-positions";
    static final String SAMPLE = "sample";
    static final String SERIES = "series";
    static final String CLOCK = "clock";
    static final String BY_PLACE = "by-place";
    static final String BY_AREA = "by-area";

    private StoreNames() {}

    /** @return the topic that Kafka Streams keeps a store in */
    static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }
}
