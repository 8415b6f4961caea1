package org.pollwatch.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Validates a report completely, before any store sees it. A pure function of the report and the definition revision
 * stamped on it; the gateway asks it first, the topology decides by it.
 */
public final class ReportCheck {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** Longest envelope of a note or a picture, in bytes. */
    public static final long LARGEST_ATTACHMENT = 10_000_000;

    private final Report report;
    private final Mission mission;
    private final ResultsCheck results;
    private final List<Fault> faults = new ArrayList<>();

    private ReportCheck(Report report, Mission mission) {
        this.report = report;
        this.mission = mission;
        this.results = new ResultsCheck(report, mission);
    }

    /** @return everything that is wrong with the report by this definition; empty if it may count */
    public static List<Fault> check(Report report, Mission mission) {
        ReportCheck check = new ReportCheck(report, mission);
        check.identity();
        check.form().ifPresent(form -> check.answers(form, check.place(form)));
        return List.copyOf(check.faults);
    }

    private void identity() {
        if (!UUID.matcher(report.reportId()).matches()) {
            fault("reportId", Code.NOT_A_UUID, "a UUID in lower case");
        }
        if (report.revision() < 1) {
            fault("revision", Code.BAD_REVISION, "a whole number from 1");
        }
    }

    private Optional<Form> form() {
        Optional<Form> form = mission.form(report.form(), report.formVersion());
        if (form.isEmpty() && mission.versions(report.form()).isEmpty()) {
            fault("form", Code.UNKNOWN_FORM, "one of " + String.join(", ", mission.formIds()));
        } else if (form.isEmpty()) {
            fault(
                    "formVersion",
                    Code.UNKNOWN_FORM_VERSION,
                    "one of "
                            + String.join(
                                    ", ",
                                    mission.versions(report.form()).stream()
                                            .map(Form::version)
                                            .toList()));
        }
        return form;
    }

    private Optional<Place> place(Form form) {
        if (form.subject() == FormSubject.AREA) {
            if (mission.areas().find(report.place()).isEmpty()) {
                fault("place", Code.UNKNOWN_PLACE, "the id of an area of the mission");
            }
            return Optional.empty();
        }
        Optional<Place> place = mission.place(report.place());
        PlaceKind kind = PlaceKind.valueOf(form.subject().name());
        if (place.isEmpty()) {
            fault("place", Code.UNKNOWN_PLACE, "the id of a place of the mission");
        } else if (place.get().kind() != kind) {
            fault(
                    "place",
                    Code.WRONG_KIND_OF_PLACE,
                    kind == PlaceKind.COMMISSION ? "a commission" : "a polling station");
        }
        return place;
    }

    private void answers(Form form, Optional<Place> place) {
        Asked asked = new Asked(report.answers(), place);
        for (Map.Entry<String, Answer> entry : report.answers().entrySet()) {
            String field = "answers." + entry.getKey();
            Optional<Question> question = form.question(entry.getKey());
            if (question.isEmpty()) {
                fault(fieldOfUnknown(entry.getKey()), Code.UNKNOWN_QUESTION, "a question of form " + form.id());
            } else if (!asked.isAsked(question.get())) {
                fault(field, Code.NOT_ASKED, "no answer, since other answers or the place rule the question out");
            } else {
                answer(field, question.get(), entry.getValue());
            }
        }
    }

    /** An unknown question's id is the sender's own words: it is named only where it looks like an id. */
    private static String fieldOfUnknown(String id) {
        return id.matches("[a-z0-9_]{1,64}") ? "answers." + id : "answers";
    }

    private void answer(String field, Question question, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            amount(field, question, given.amount());
        } else if (answer instanceof Answer.Words given) {
            words(field, question, given.words());
        } else if (answer instanceof Answer.Attachment given) {
            attachment(field, question, given);
        } else {
            results.check(field, question, answer, faults);
        }
    }

    private void attachment(String field, Question question, Answer.Attachment given) {
        if (!question.type().isAttached()) {
            fault(field, Code.WRONG_TYPE, expectation(question));
            return;
        }
        if (!SHA_256.matcher(given.sha256()).matches()) {
            fault(field + ".sha256", Code.UNKNOWN_ANSWER, "64 hexadecimal digits in lower case");
        }
        if (given.bytes() < 1 || given.bytes() > LARGEST_ATTACHMENT) {
            fault(field + ".bytes", Code.OUT_OF_RANGE, "a whole number from 1 to " + LARGEST_ATTACHMENT);
        }
    }

    private void amount(String field, Question question, long amount) {
        if (question.type() != QuestionType.INTEGER) {
            fault(field, Code.WRONG_TYPE, expectation(question));
        } else if (amount < question.min() || amount > question.max()) {
            fault(field, Code.OUT_OF_RANGE, expectation(question));
        }
    }

    private void words(String field, Question question, List<String> words) {
        boolean alone = words.size() == 1;
        if (alone && QuestionType.isUnsubstantive(words.get(0))) {
            return;
        }
        boolean fits =
                switch (question.type()) {
                    case YES_NO, CHOICE, EVALUATION ->
                        alone && question.answers().contains(words.get(0));
                    case CHOICES -> isSelection(question, words);
                    case TIME -> alone && TIME.matcher(words.get(0)).matches();
                    case INTEGER, VOTES, PROTOCOLS, TEXT, PHOTO -> false;
                };
        if (!fits) {
            Code code = question.type().isAnsweredInWords() ? Code.UNKNOWN_ANSWER : Code.WRONG_TYPE;
            fault(field, code, expectation(question));
        }
    }

    private static boolean isSelection(Question question, List<String> words) {
        boolean known = !words.isEmpty() && question.answers().containsAll(words);
        boolean distinct = words.stream().distinct().count() == words.size();
        return known && distinct && (words.size() == 1 || !words.contains(QuestionType.NONE));
    }

    static String expectation(Question question) {
        String special = ", or not_observed or not_applicable";
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> "one of " + String.join(", ", question.answers()) + special;
            case CHOICES -> "none, or some of " + String.join(", ", question.answers()) + special;
            case INTEGER -> "a whole number from " + question.min() + " to " + question.max() + special;
            case TIME -> "a time as HH:mm" + special;
            case VOTES -> "an object with the votes of each contestant" + special;
            case PROTOCOLS -> "a list of stations, each with place, station and commission" + special;
            case TEXT, PHOTO -> "an object with sha256, bytes and encrypted" + special;
        };
    }

    private void fault(String field, Code code, String expected) {
        faults.add(new Fault(field, code, expected));
    }
}
