package org.pollwatch.xforms;

import java.util.Set;

/**
 * The names of a form's nodes. A question's id is its node's; what Pollwatch needs beside has a hyphen or a word that no
 * question may be called, so that none can meet a question.
 */
final class Nodes {
    static final String ROOT = "data";
    static final String REPORT_ID = "report-id";
    static final String REVISION = "report-revision";
    static final String PLACE = "report-place";
    static final String OBSERVED_AT = "report-observed-at";
    static final String WITHDRAWN = "report-withdrawn";
    static final String META = "meta";
    static final String INSTANCE_ID = "instanceID";
    static final String DEPRECATED_ID = "deprecatedID";
    static final String INSTANCE_NAME = "instanceName";

    /** In a row of a protocols question. */
    static final String ROW_PLACE = "row-place";

    static final String STATION = "row-station";
    static final String COMMISSION = "row-commission";

    static final Set<String> OWN = Set.of(REPORT_ID, REVISION, PLACE, OBSERVED_AT, WITHDRAWN);

    private Nodes() {}

    /** @return the node beside a number, time or result, where the answer is given that carries none */
    static String without(String question) {
        return question + "-none";
    }

    static String path(String... steps) {
        return "/" + ROOT + "/" + String.join("/", steps);
    }
}
