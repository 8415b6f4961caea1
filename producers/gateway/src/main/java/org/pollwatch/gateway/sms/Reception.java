package org.pollwatch.gateway.sms;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.gateway.http.Annex;
import org.pollwatch.gateway.http.Caller;
import org.pollwatch.gateway.http.Problem;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.Outcome;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.gateway.sms.SmsSettings.Phone;

/** From an SMS to what its sender is answered: whose it is, what it says, and the same intake as for every other report. */
final class Reception {
    private static final int SHOWN = 12;

    private final SmsSettings settings;
    private final Heard heard;
    private final Annex.Site site;

    Reception(SmsSettings settings, Heard heard, Annex.Site site) {
        this.settings = settings;
        this.heard = heard;
        this.site = site;
    }

    /** @return the reply, empty for none; fails with {@link Problem.Raised} where no such mission is served */
    Future<String> answer(RoutingContext context, Incoming sms) {
        Optional<Phone> phone = settings.phone(sms.from());
        if (phone.isEmpty()) {
            // Whatever else comes to the number, advertising or another machine, is not answered.
            boolean meant = SmsReading.looksLikeReport(sms.text());
            return Future.succeededFuture(meant ? everyLanguage(Phrase.NOT_ENROLLED) : "");
        }
        String language = phone.get().language();
        Caller caller;
        try {
            caller = site.door().admitTeam(context, phone.get().team());
        } catch (Problem.Raised raised) {
            return switch (raised.problem().kind()) {
                case UNAUTHORISED -> Future.succeededFuture(Phrase.REFUSED.in(language));
                case NOT_TAKEN, TOO_MANY -> Future.succeededFuture(Phrase.LATER.in(language));
                default -> Future.failedFuture(raised);
            };
        }
        Instant sentAt = heard.time(sms);
        SmsReading reading = new SmsReading(caller.desk().definition().get(), settings, caller.team(), language);
        SmsReading.Read read = reading.read(sms, sentAt);
        if (read instanceof SmsReading.Nothing nothing) {
            return Future.succeededFuture(nothing.reply());
        }
        return take(caller, (SmsReading.Made) read, sentAt, language);
    }

    private Future<String> take(Caller caller, SmsReading.Made made, Instant sentAt, String language) {
        ReadReport report = new ReadReport.Read(made.report(), Optional.of(sentAt));
        return Future.fromCompletionStage(
                        site.intake().take(caller.desk(), caller.team(), report, Channel.SMS),
                        site.vertx().getOrCreateContext())
                .onSuccess(it -> site.metrics().count(caller.desk().id(), Channel.SMS, it.kind()))
                .map(it -> reply(it, made, language));
    }

    private static String reply(Outcome outcome, SmsReading.Made made, String language) {
        return switch (outcome.kind()) {
            case APPENDED, DUPLICATE -> received(made, language);
            case CONFLICT -> Phrase.CONFLICT.in(language);
            case NOT_TAKEN, END_UNKNOWN -> Phrase.LATER.in(language);
            case FOREIGN_TEAM, INVALID, MALFORMED -> Phrase.REFUSED.in(language);
        };
    }

    private static String received(SmsReading.Made made, String language) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Phrase.RECEIVED.in(language, made.about()));
        sentences.add(Phrase.UNDERSTOOD.in(language, list(made.understood(), " ")));
        if (!made.missing().isEmpty()) {
            sentences.add(Phrase.MISSING.in(language, list(made.missing(), " ")));
        }
        if (!made.wrong().isEmpty()) {
            sentences.add(Phrase.WRONG.in(language, list(made.wrong(), ", ")));
        }
        if (made.stray()) {
            sentences.add(Phrase.STRAY.in(language));
        }
        if (!made.missing().isEmpty() || !made.wrong().isEmpty() || made.stray()) {
            sentences.add(Phrase.WHOLE.in(language));
        }
        return String.join(" ", sentences);
    }

    private static String list(List<String> all, String between) {
        String shown = String.join(between, all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? shown + between + "+" + (all.size() - SHOWN) : shown;
    }

    private static String everyLanguage(Phrase phrase) {
        return phrase.in("en") + " " + phrase.in("ru") + " " + phrase.in("kk");
    }
}
