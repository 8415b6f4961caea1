package org.pollwatch.xforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Every text of a form by the id under which its controls refer to it, in the three languages. */
final class Texts {
    static final Map<String, Labels> OWN = Map.ofEntries(
            Map.entry("own:place", new Labels("Where?", "Где?", "Қайда?")),
            Map.entry(
                    "own:observed-at",
                    new Labels("When did you observe it?", "Когда вы это наблюдали?", "Мұны қашан байқадыңыз?")),
            Map.entry(
                    "own:withdrawn",
                    new Labels("Take this report back?", "Отозвать этот отчёт?", "Бұл есепті қайтарып аласыз ба?")),
            Map.entry(
                    "own:without",
                    new Labels("If there is no answer, why?", "Если ответа нет, почему?", "Жауап болмаса, неге?")),
            Map.entry("own:yes", new Labels("yes", "да", "иә")),
            Map.entry("own:no", new Labels("no", "нет", "жоқ")),
            Map.entry("own:very_good", new Labels("very good", "очень хорошо", "өте жақсы")),
            Map.entry("own:good", new Labels("good", "хорошо", "жақсы")),
            Map.entry("own:bad", new Labels("bad", "плохо", "нашар")),
            Map.entry("own:very_bad", new Labels("very bad", "очень плохо", "өте нашар")),
            Map.entry("own:not_observed", new Labels("not observed", "не наблюдали", "байқалмады")),
            Map.entry("own:not_applicable", new Labels("not applicable", "не применимо", "қолданылмайды")),
            Map.entry(
                    "own:alone",
                    new Labels(
                            "This answer stands alone",
                            "Этот ответ не сочетается с другими",
                            "Бұл жауап басқаларымен бірге таңдалмайды")),
            Map.entry(
                    "own:once",
                    new Labels(
                            "This station is in the table already",
                            "Этот участок уже есть в таблице",
                            "Бұл учаске кестеде бар")),
            Map.entry(
                    "own:figure",
                    new Labels(
                            "A whole number from 0 to 1000000000",
                            "Целое число от 0 до 1000000000",
                            "0-ден 1000000000-ға дейінгі бүтін сан")),
            Map.entry("own:row", new Labels("A station in the table", "Участок в таблице", "Кестедегі учаске")),
            Map.entry(
                    "own:station",
                    new Labels(
                            "As the protocol was brought", "Как в привезённом протоколе", "Әкелінген хаттамадағыдай")),
            Map.entry(
                    "own:commission",
                    new Labels("As it stands in the table", "Как в таблице комиссии", "Комиссия кестесіндегідей")),
            Map.entry("own:voted", new Labels("voted", "проголосовало", "дауыс берген")),
            Map.entry("own:valid", new Labels("valid", "действительные", "жарамды")),
            Map.entry("own:invalid", new Labels("invalid", "недействительные", "жарамсыз")));

    private Texts() {}

    /** @return in the order of the form, our own texts first */
    static Map<String, Labels> of(Form form, Ballot ballot) {
        Map<String, Labels> texts = new LinkedHashMap<>();
        OWN.keySet().stream().sorted().forEach(id -> texts.put(id, OWN.get(id)));
        for (Question question : XFormModel.shown(form)) {
            texts.put(label(question), question.label());
            if (question.type() == QuestionType.INTEGER) {
                texts.put(range(question), rangeOf(question));
            }
            question.options().forEach(it -> texts.put(option(question, it.id()), it.label()));
            question.contest().ifPresent(contest -> ballot.contestants(contest)
                    .forEach(it -> texts.put(contestant(contest, it.id()), it.name())));
        }
        return texts;
    }

    static String label(Question question) {
        return question.id() + ":label";
    }

    /** The text that says which numbers are taken. */
    static String range(Question question) {
        return question.id() + ":range";
    }

    private static Labels rangeOf(Question question) {
        String least = Long.toString(question.min());
        if (question.max() == Long.MAX_VALUE) {
            return new Labels(
                    "A whole number, " + least + " or more",
                    "Целое число, не меньше " + least,
                    "Бүтін сан, кемінде " + least);
        }
        String most = Long.toString(question.max());
        return new Labels(
                "A whole number from " + least + " to " + most,
                "Целое число от " + least + " до " + most,
                "Бүтін сан, " + least + " — " + most);
    }

    static String option(Question question, String option) {
        return question.id() + ":" + option;
    }

    static String contestant(String contest, String contestant) {
        return "contest:" + contest + ":" + contestant;
    }

    /** @return the text of an answer: the option's own, else the word's */
    static String answer(Question question, String answer) {
        boolean isOption = question.options().stream().anyMatch(it -> it.id().equals(answer));
        return isOption ? option(question, answer) : "own:" + answer;
    }

    static List<String> languages() {
        return List.of("en", "ru", "kk");
    }

    static String languageName(String language) {
        return switch (language) {
            case "ru" -> "Русский (ru)";
            case "kk" -> "Қазақша (kk)";
            default -> "English (en)";
        };
    }
}
