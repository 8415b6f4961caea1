package org.pollwatch.gateway.openrosa;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.counting.Fault;
import org.pollwatch.gateway.intake.FieldFault;
import org.pollwatch.gateway.intake.Outcome;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.mission.Labels;
import org.pollwatch.xforms.ShownFields;

/**
 * From what became of a submission to what Collect understands: 201 is success and nothing else, 4xx and 5xx keep the form on the
 * phone and show the message.
 */
final class Verdict {
    private static final int LABELS_SHOWN = 10;
    private static final int SHORTLY = 1;
    private static final int AFTER_A_PAUSE = 5;

    private Verdict() {}

    static void answer(RoutingContext context, Sent sent, Outcome outcome) {
        String language = Answer.language(context);
        switch (outcome.kind()) {
            case APPENDED, DUPLICATE -> Answer.message(context, 201, received(sent, outcome, language));
            case CONFLICT -> Answer.message(context, 409, Phrase.CONFLICT.in(language));
            case FOREIGN_TEAM -> Answer.message(context, 403, Phrase.FOREIGN_TEAM.in(language));
            case NOT_TAKEN -> later(context, SHORTLY, language);
            case END_UNKNOWN -> later(context, AFTER_A_PAUSE, language);
            case INVALID, MALFORMED -> invalid(context, sent, outcome.faults(), language);
        }
    }

    private static String received(Sent sent, Outcome outcome, String language) {
        String form = sent.form().map(it -> it.title().in(language)).orElse("");
        boolean withdrawn =
                sent.report() instanceof ReadReport.Read read && read.report().withdrawn();
        if (withdrawn) {
            return Phrase.TAKEN_BACK.in(language, form);
        }
        return outcome.revision() > 1
                ? Phrase.CORRECTED.in(language, form, outcome.revision())
                : Phrase.RECEIVED.in(language, form);
    }

    private static void later(RoutingContext context, int seconds, String language) {
        context.response().putHeader("retry-after", Integer.toString(seconds));
        Answer.message(context, 503, Phrase.LATER.in(language));
    }

    /** Names questions as the form shows them, and never what was answered. */
    private static void invalid(RoutingContext context, Sent sent, List<FieldFault> faults, String language) {
        if (has(faults, Fault.Code.UNKNOWN_FORM)) {
            Answer.message(context, 404, Phrase.UNKNOWN_FORM.in(language));
        } else if (has(faults, Fault.Code.UNKNOWN_FORM_VERSION)) {
            Answer.message(context, 404, Phrase.UNKNOWN_VERSION.in(language));
        } else {
            String labels = faults.stream()
                    .map(fault -> sent.form().flatMap(form -> ShownFields.label(form, fault.field())))
                    .flatMap(Optional::stream)
                    .map((Labels it) -> it.in(language))
                    .distinct()
                    .limit(LABELS_SHOWN)
                    .collect(Collectors.joining("; "));
            String message =
                    labels.isEmpty() ? Phrase.NOT_A_REPORT.in(language) : Phrase.PLEASE_LOOK.in(language, labels);
            Answer.message(context, 400, message);
        }
    }

    private static boolean has(List<FieldFault> faults, Fault.Code code) {
        return faults.stream().anyMatch(it -> it.code().equals(code.name()));
    }
}
