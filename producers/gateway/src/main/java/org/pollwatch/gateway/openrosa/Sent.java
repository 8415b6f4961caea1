package org.pollwatch.gateway.openrosa;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Fault;
import org.pollwatch.gateway.intake.FieldFault;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.gateway.intake.ReportReader;
import org.pollwatch.gateway.openrosa.Multipart.Part;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.UnreadableSubmission;
import org.pollwatch.xforms.XFormSubmission;

/**
 * One submission as it was read.
 *
 * @param form that was filled; empty if the mission does not have it in that version
 * @param replaces the instance that a form of others edits: it carries no report id, so that nothing says which report
 */
record Sent(ReadReport report, Optional<Form> form, Optional<String> replaces) {
    static final String NO_EDITS = "NO_EDITS";
    private static final String SUBMISSION = "xml_submission_file";
    private static final int MALFORMED = 400;
    private static final int TOO_LARGE = 413;

    /**
     * A split upload repeats the same XML in each of its requests, so that each is the whole report; {@code *isIncomplete*}
     * says nothing more.
     *
     * @param largest bytes of the XML
     * @throws Refused if there is no XML to read in it, or a file that nobody may read
     */
    static Sent read(byte[] body, Optional<String> contentType, int largest, Mission mission) {
        List<Part> parts = Multipart.read(body, contentType);
        List<Part> xml =
                parts.stream().filter(it -> it.name().equals(SUBMISSION)).toList();
        if (xml.size() != 1) {
            throw new Refused(MALFORMED, Phrase.NO_SUBMISSION);
        }
        if (parts.stream().anyMatch(it -> it.isFile() && !it.name().equals(SUBMISSION))) {
            throw new Refused(MALFORMED, Phrase.NO_ATTACHMENTS);
        }
        int length = xml.get(0).to() - xml.get(0).from();
        if (length > largest) {
            throw new Refused(TOO_LARGE, Phrase.TOO_LARGE);
        }
        try {
            return of(
                    XFormSubmission.parse(
                            new ByteArrayInputStream(body, xml.get(0).from(), length)),
                    mission);
        } catch (UnreadableSubmission e) {
            throw new Refused(MALFORMED, Phrase.BAD_XML);
        }
    }

    private static Sent of(XFormSubmission submission, Mission mission) {
        Optional<String> id = submission.form(mission);
        Optional<Form> form = id.flatMap(it -> submission.version().flatMap(version -> mission.form(it, version)));
        Optional<String> replaces = submission.carriesReport() ? Optional.empty() : submission.deprecatedId();
        if (form.isEmpty()) {
            FieldFault fault = id.isEmpty()
                    ? fault("form", Fault.Code.UNKNOWN_FORM.name(), "a form of the mission")
                    : fault("formVersion", Fault.Code.UNKNOWN_FORM_VERSION.name(), "a version of the form");
            return new Sent(misshapen(submission, id, fault), form, Optional.empty());
        }
        if (replaces.isPresent()) {
            FieldFault fault = fault("meta", NO_EDITS, "report-id and report-revision, by which an edit is known");
            return new Sent(misshapen(submission, id, fault), form, replaces);
        }
        try {
            return new Sent(
                    new ReadReport.Read(submission.report(form.get()), Optional.empty()), form, Optional.empty());
        } catch (UnreadableSubmission e) {
            FieldFault fault = fault(e.field(), Fault.Code.WRONG_TYPE.name(), e.expected());
            return new Sent(misshapen(submission, id, fault), form, Optional.empty());
        }
    }

    private static ReadReport misshapen(XFormSubmission submission, Optional<String> form, FieldFault fault) {
        return new ReadReport.Misshapen(submission.reportId().filter(ReportReader::isUuid), form, List.of(fault));
    }

    private static FieldFault fault(String field, String code, String expected) {
        return new FieldFault(field, code, expected);
    }
}
