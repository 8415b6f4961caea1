package org.pollwatch.gateway.sms;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The card that an observer carries: which tag asks what, and which number says what. */
public final class SmsCard {
    private static final Labels HEAD = new Labels("Report by SMS", "Отчёт по SMS", "SMS арқылы есеп");
    private static final Labels STATION = new Labels("station number", "номер участка", "учаске нөмірі");
    private static final Labels AREA = new Labels(
            "area id, if you have several", "код района, если их несколько", "аудан коды, егер олар бірнешеу болса");
    private static final Labels EVERY = new Labels(
            "To any question: - not observed, -- not applicable.",
            "На любой вопрос: - не наблюдалось, -- не применимо.",
            "Кез келген сұраққа: - бақыланбады, -- қолданылмайды.");
    private static final Labels AGAIN = new Labels(
            "To correct, send the whole message again. Write no names and no other text.",
            "Чтобы исправить, пришлите всё сообщение снова. Не пишите имён и другого текста.",
            "Түзету үшін хабарды толық қайта жіберіңіз. Есімдер мен басқа мәтін жазбаңыз.");
    private static final Labels YES_NO = new Labels(
            "1 yes, 2 no, 3 not observed, 4 not applicable",
            "1 да, 2 нет, 3 не наблюдалось, 4 не применимо",
            "1 иә, 2 жоқ, 3 бақыланбады, 4 қолданылмайды");
    private static final Labels EVALUATION = new Labels(
            "1 very good, 2 good, 3 bad, 4 very bad",
            "1 очень хорошо, 2 хорошо, 3 плохо, 4 очень плохо",
            "1 өте жақсы, 2 жақсы, 3 нашар, 4 өте нашар");
    private static final Labels SEVERAL = new Labels("several as 1.2", "несколько: 1.2", "бірнешеуі: 1.2");

    private SmsCard() {}

    /**
     * @param code what names the form, see {@link FormCodes#code}
     * @param language {@code en}, {@code ru} or {@code kk}
     */
    public static List<String> lines(Form form, String code, String language) {
        boolean area = form.subject() == FormSubject.AREA;
        List<TaggedForm.Tagged> offered = TaggedForm.of(form).offered();
        List<String> lines = new ArrayList<>();
        lines.add(HEAD.in(language) + ": " + form.title().in(language) + " (" + form.version() + ")");
        lines.add("  " + code + " [" + (area ? AREA : STATION).in(language) + "] " + example(offered));
        for (TaggedForm.Tagged each : offered) {
            lines.add("  " + each.tag() + "  " + each.question().label().in(language));
            lines.add("      " + answers(each.question(), language));
        }
        lines.add(EVERY.in(language));
        lines.add(AGAIN.in(language));
        return lines;
    }

    private static String example(List<TaggedForm.Tagged> offered) {
        StringBuilder example = new StringBuilder();
        offered.stream().limit(2).forEach(it -> example.append(it.tag())
                .append(it.question().type() == QuestionType.TIME ? "0715" : "1")
                .append(' '));
        return example.append("...").toString();
    }

    private static String answers(Question question, String language) {
        return switch (question.type()) {
            case YES_NO -> YES_NO.in(language);
            case EVALUATION -> EVALUATION.in(language);
            case CHOICE -> options(question, language);
            case CHOICES -> options(question, language) + "; " + SEVERAL.in(language);
            default -> TaggedForm.expected(question);
        };
    }

    private static String options(Question question, String language) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < question.options().size(); i++) {
            options.add((i + 1) + " " + question.options().get(i).label().in(language));
        }
        return String.join(", ", options);
    }
}
