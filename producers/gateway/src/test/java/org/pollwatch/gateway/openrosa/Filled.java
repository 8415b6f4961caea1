package org.pollwatch.gateway.openrosa;

import java.util.UUID;
import org.pollwatch.gateway.Arvenia;

/** Builds the XML that Collect makes of a filled form: one that is taken, and what differs from it. */
final class Filled {
    private final String reportId = UUID.randomUUID().toString();
    private final String instanceId = UUID.randomUUID().toString();
    private String xml;

    private Filled(String root, String own, String answers) {
        this.xml = "<?xml version='1.0' ?><data " + root + " xmlns:orx=\"http://openrosa.org/xforms\">" + own
                + "<report-place>" + Arvenia.STATION
                + "</report-place><report-observed-at>2026-09-27T10:15:00.000-03:00</report-observed-at>" + answers
                + "<orx:meta><orx:instanceID>uuid:" + instanceId + "</orx:instanceID></orx:meta></data>";
    }

    /** The mission's own form about voting. */
    static Filled voting() {
        Filled filled = new Filled(
                "id=\"river-2026-voting\" version=\"2026-09-01\"",
                "<report-id>REPORT</report-id><report-revision>1</report-revision>",
                "<group_voting>yes</group_voting><overall_voting/>");
        return filled.with("REPORT", filled.reportId);
    }

    /** The same made by somebody else, without the nodes that travel through edits. */
    static Filled foreign() {
        return new Filled(
                "id=\"river-2026-voting\" version=\"2026-09-01\"",
                "<start>2026-09-27T10:00:00.000-03:00</start>",
                "<group_voting>yes</group_voting>");
    }

    Filled with(String old, String changed) {
        xml = xml.replace(old, changed);
        return this;
    }

    /** What Collect makes when a form is edited after sending, however often it was opened before. */
    Filled edited(int revision, String deprecated) {
        return with("<report-revision>1<", "<report-revision>" + revision + "<").replacing(deprecated);
    }

    /** A new instance that names the one it takes the place of. */
    Filled replacing(String deprecated) {
        return with(instanceId, UUID.randomUUID().toString())
                .with("</orx:meta>", "<orx:deprecatedID>uuid:" + deprecated + "</orx:deprecatedID></orx:meta>");
    }

    String reportId() {
        return reportId;
    }

    String instanceId() {
        return instanceId;
    }

    String xml() {
        return xml;
    }
}
