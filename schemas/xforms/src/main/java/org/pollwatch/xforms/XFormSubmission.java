package org.pollwatch.xforms;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/** A filled XForm as it was sent, of whatever form. */
public final class XFormSubmission {
    private static final String UUID_PREFIX = "uuid:";
    private static final int LAST_YEAR = 9999;

    private final XmlNode root;

    private XFormSubmission(XmlNode root) {
        this.root = root;
    }

    /** @throws UnreadableSubmission if it is no XML that a submission may be */
    public static XFormSubmission parse(InputStream xml) {
        return new XFormSubmission(XmlNode.parse(xml));
    }

    /** @return the form's id in the mission; empty if it names none of the mission's forms */
    public Optional<String> form(Mission mission) {
        String prefix = mission.id() + "-";
        return root.attribute("id")
                .filter(it -> it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .filter(it -> !mission.versions(it).isEmpty());
    }

    /** @return the form's version; empty if it does not say */
    public Optional<String> version() {
        return root.attribute("version");
    }

    /** @return the UUID of this instance, which every edit has anew; empty if it has none */
    public Optional<String> instanceId() {
        return meta(Nodes.INSTANCE_ID);
    }

    /** @return the UUID of the instance that this one takes the place of */
    public Optional<String> deprecatedId() {
        return meta(Nodes.DEPRECATED_ID);
    }

    private Optional<String> meta(String name) {
        return root.find(Nodes.META)
                .flatMap(it -> it.value(name))
                .map(it -> it.startsWith(UUID_PREFIX) ? it.substring(UUID_PREFIX.length()) : it)
                .map(it -> it.toLowerCase(Locale.ROOT));
    }

    /** @return whether report id and revision travel in the form, as in those that {@link XFormWriter} writes */
    public boolean carriesReport() {
        return root.value(Nodes.REPORT_ID).isPresent()
                && root.value(Nodes.REVISION).isPresent();
    }

    /** @return the id of the report, in lower case: the one that travels in the form, else the instance's */
    public Optional<String> reportId() {
        return carriesReport() ? root.value(Nodes.REPORT_ID).map(it -> it.toLowerCase(Locale.ROOT)) : instanceId();
    }

    /**
     * @param form in the version that was filled
     * @return what it says as a report; of a foreign form the report is the instance, in its first revision
     * @throws UnreadableSubmission if a field of the report itself is missing or not of its kind
     */
    public Report report(Form form) {
        String reportId = reportId().orElseThrow(() -> new UnreadableSubmission("reportId", "meta/instanceID, a UUID"));
        boolean withdrawn = root.value(Nodes.WITHDRAWN).filter("yes"::equals).isPresent();
        return new Report(
                reportId,
                carriesReport() ? revision() : 1,
                withdrawn,
                form.id(),
                form.version(),
                root.value(Nodes.PLACE).orElseThrow(() -> new UnreadableSubmission("place", "the id of a place")),
                observedAt(),
                new XFormAnswers(form, root).read());
    }

    private long revision() {
        return XFormAnswers.whole(root.value(Nodes.REVISION).orElseThrow())
                .orElseThrow(() -> new UnreadableSubmission("revision", "a whole number from 1"));
    }

    private Instant observedAt() {
        return root.value(Nodes.OBSERVED_AT)
                .flatMap(XFormSubmission::time)
                .orElseThrow(() -> new UnreadableSubmission("observedAt", "a time with its offset"));
    }

    private static Optional<Instant> time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return Optional.of(time)
                    .filter(it -> it.getYear() >= 1 && it.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
