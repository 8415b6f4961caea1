package org.pollwatch.gateway.sms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/**
 * Makes a report of one SMS. What is wrong is left out and named, the rest is taken: it may be the only message that comes through.
 *
 * <p>A station has one report for each team, form and local day, so that a later message corrects the earlier; its revision is the
 * message's second. An incident is a report of its own for each message.
 */
final class SmsReading {
    private static final Pattern HEAD = Pattern.compile("(!|[A-Z]{2})(?=[\\s0-9A-Z]|$)");
    private static final String ANSWERS = "answers.";

    private final Mission mission;
    private final FormCodes codes;
    private final TeamIdentity team;
    private final String salt;
    private final String language;

    SmsReading(Mission mission, SmsSettings settings, TeamIdentity team, String language) {
        this.mission = mission;
        this.codes = FormCodes.of(mission, settings.forms());
        this.team = team;
        this.salt = settings.salt();
        this.language = language;
    }

    /** What was made of a message. */
    sealed interface Read {}

    /** Nothing: what the observer is told. */
    record Nothing(String reply) implements Read {}

    /**
     * A report that the mission takes.
     *
     * @param about form and place, as the observer wrote them
     * @param wrong tags with what was expected
     */
    record Made(
            Report report,
            String about,
            List<String> understood,
            List<String> missing,
            List<String> wrong,
            boolean stray)
            implements Read {}

    /** @return whether a text could be meant as a report, whoever sent it */
    static boolean looksLikeReport(String text) {
        return SmsText.plain(text).matches("(?s)(!|[A-Z]{2}\\s*[0-9]).*[A-Z]{2}\\s*[0-9].*");
    }

    /** @param sentAt the message's time, to the second */
    Read read(Incoming sms, Instant sentAt) {
        String text = SmsText.plain(sms.text());
        Matcher head = HEAD.matcher(text);
        Optional<Form> form = head.lookingAt() ? form(head.group(1)) : Optional.empty();
        if (form.isEmpty()) {
            return new Nothing(Phrase.UNKNOWN_FORM.in(language, codes));
        }
        boolean aboutArea = form.get().subject() == FormSubject.AREA;
        Optional<Subject> subject = Subject.of(text.substring(head.end()), form.get(), mission, team);
        if (subject.isEmpty()) {
            Phrase unknown = aboutArea ? Phrase.UNKNOWN_AREA : Phrase.UNKNOWN_PLACE;
            return new Nothing(unknown.in(language, head.group(1)));
        }
        String about = head.group(1) + " " + subject.get().said();
        return made(form.get(), subject.get(), about, ids(sms, form.get(), subject.get(), sentAt), sentAt);
    }

    private Optional<Form> form(String code) {
        return code.equals("!") ? codes.incident() : codes.form(code);
    }

    private record Identity(String reportId, long revision) {}

    private Identity ids(Incoming sms, Form form, Subject subject, Instant sentAt) {
        if (form.subject() == FormSubject.AREA) {
            return new Identity(uuid(sms.provider().word(), sms.id()), 1);
        }
        String day = mission.place(subject.id())
                .map(mission::zoneOf)
                .map(zone -> sentAt.atZone(zone).toLocalDate().toString())
                .orElseThrow();
        return new Identity(uuid(team.code(), form.id(), subject.id(), day), sentAt.getEpochSecond());
    }

    private String uuid(String... parts) {
        String name = salt + '\0' + mission.id() + '\0' + String.join("\0", parts);
        return UUID.nameUUIDFromBytes(Hashes.hex(name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Read made(Form form, Subject subject, String about, Identity identity, Instant sentAt) {
        TaggedForm tagged = TaggedForm.of(form);
        Pairs pairs = Pairs.of(subject.rest());
        Map<String, Answer> answers = new TreeMap<>();
        Map<String, String> wrong = new TreeMap<>();
        pairs.values().forEach((tag, value) -> {
            Optional<Question> question = tagged.question(tag);
            Optional<Answer> answer = question.flatMap(it -> TaggedForm.answer(it, value));
            if (question.isEmpty()) {
                wrong.put(tag, Phrase.NO_TAG.in(language));
            } else if (pairs.twice().contains(tag)) {
                wrong.put(tag, Phrase.TWICE.in(language));
            } else if (answer.isEmpty()) {
                wrong.put(tag, TaggedForm.expected(question.get()));
            } else {
                answers.put(question.get().id(), answer.get());
            }
        });
        Report report = report(form, subject, identity, sentAt, answers);
        // An answer that goes may take others with it that were asked because of it.
        for (List<Fault> faults = ReportCheck.check(report, mission);
                !faults.isEmpty();
                faults = ReportCheck.check(report, mission)) {
            List<String> out = faults.stream()
                    .map(Fault::field)
                    .filter(it -> it.startsWith(ANSWERS))
                    .map(it -> it.substring(ANSWERS.length()))
                    .filter(answers::containsKey)
                    .toList();
            if (out.isEmpty()) {
                return new Nothing(Phrase.REFUSED.in(language));
            }
            out.forEach(answers::remove);
            tagged.offered().stream()
                    .filter(it -> out.contains(it.question().id()))
                    .forEach(it -> wrong.put(it.tag(), Phrase.NOT_ASKED.in(language)));
            report = report(form, subject, identity, sentAt, answers);
        }
        return told(tagged, report, about, wrong, pairs.stray());
    }

    private static Report report(
            Form form, Subject subject, Identity identity, Instant sentAt, Map<String, Answer> answers) {
        return new Report(
                identity.reportId(),
                identity.revision(),
                false,
                form.id(),
                form.version(),
                subject.id(),
                sentAt,
                answers);
    }

    private Read told(TaggedForm form, Report report, String about, Map<String, String> wrong, boolean stray) {
        List<String> understood = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Optional<Place> place = mission.place(report.place());
        Asked asked = new Asked(report.answers(), place);
        for (TaggedForm.Tagged each : form.offered()) {
            if (report.answers().containsKey(each.question().id())) {
                understood.add(each.tag());
            } else if (asked.isAsked(each.question()) && !wrong.containsKey(each.tag())) {
                missing.add(each.tag());
            }
        }
        List<String> named = wrong.entrySet().stream()
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .toList();
        if (understood.isEmpty()) {
            String why = named.isEmpty() ? "" : " " + Phrase.WRONG.in(language, String.join(", ", named));
            return new Nothing(Phrase.NOTHING.in(language) + why);
        }
        return new Made(report, about, understood, missing, named, stray);
    }
}
