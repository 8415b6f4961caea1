package org.pollwatch.contract.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.mission.Labels;

/**
 * The fixed phrases of questions back. Nobody types to a team: what is fixed can be translated, names no observer, and says
 * on a small screen what to do. Each can be answered by a new revision, if need be of the same answers. A phrase is never
 * taken out and never changes its meaning: its id stands in topics. Russian and Kazakh are drafts.
 */
public enum QueryPhrase {
    CHECK_ANSWER(
            Aim.QUESTION,
            "Please check this answer.",
            "Проверьте, пожалуйста, этот ответ.",
            "Осы жауапты тексеріңізші."),
    CHECK_NUMBER(
            Aim.QUESTION, "Please check this number.", "Проверьте, пожалуйста, это число.", "Осы санды тексеріңізші."),
    COUNT_FROM_OPENING(
            Aim.QUESTION,
            "Is this counted since the opening? Give the number since the opening, not since your last report.",
            "Это число с открытия участка? Укажите число с открытия, а не с прошлого отчёта.",
            "Бұл сан учаске ашылғаннан бері ме? Соңғы есептен емес, ашылғаннан бергі санды жазыңыз."),
    SEEN_OR_TOLD(
            Aim.QUESTION,
            "Did you see this yourself, or were you told? If you were told, answer “not observed”.",
            "Вы видели это сами или вам рассказали? Если рассказали, ответьте «не наблюдалось».",
            "Мұны өзіңіз көрдіңіз бе, әлде біреу айтты ма? Айтқан болса, «байқалмады» деп жауап беріңіз."),
    ANSWER_MISSING(
            Aim.QUESTION,
            "This answer is missing. Add it, or answer “not observed”.",
            "Нет ответа на этот вопрос. Добавьте его или ответьте «не наблюдалось».",
            "Бұл сұраққа жауап жоқ. Жауап қосыңыз немесе «байқалмады» деңіз."),
    CONFIRM_GRAVE(
            Aim.QUESTION,
            "This is grave. If it is so, please confirm it as it is.",
            "Это серьёзно. Если всё верно, подтвердите без изменений.",
            "Бұл маңызды жағдай. Дұрыс болса, өзгеріссіз растаңыз."),
    FIGURES_CONTRADICT(
            Aim.REPORT,
            "Two figures contradict each other. Please check both.",
            "Два числа противоречат друг другу. Проверьте оба.",
            "Екі сан бір-біріне қайшы келеді. Екеуін де тексеріңіз."),
    COMPARE_PROTOCOL(
            Aim.REPORT,
            "Please compare the figures with the protocol that you saw; two rows may have changed places.",
            "Сравните числа с протоколом, который вы видели: возможно, две строки перепутаны.",
            "Сандарды өзіңіз көрген хаттамамен салыстырыңыз: екі жол ауысып кеткен болуы мүмкін."),
    WRONG_STATION(
            Aim.REPORT,
            "Is this the right station? If not, withdraw the report and send it for the right one.",
            "Участок указан верно? Если нет, отзовите отчёт и отправьте его по нужному участку.",
            "Учаске дұрыс көрсетілген бе? Дұрыс болмаса, есепті қайтарып алып, тиісті учаске бойынша жіберіңіз."),
    WRONG_TIME(
            Aim.REPORT,
            "Please check date and time of the observation.",
            "Проверьте дату и время наблюдения.",
            "Бақылау күні мен уақытын тексеріңіз."),
    SENT_TWICE(
            Aim.REPORT,
            "You have sent two reports of this visit. Withdraw one, or confirm this one if they were two visits.",
            "По этому посещению два ваших отчёта. Отзовите один или подтвердите этот, если посещений было два.",
            "Осы бару бойынша екі есебіңіз бар. Бірін қайтарып алыңыз немесе екі рет барған болсаңыз, осыны растаңыз."),
    CHECK_REPORT(
            Aim.REPORT,
            "Please read this report once more, and correct or confirm it.",
            "Перечитайте этот отчёт, исправьте или подтвердите его.",
            "Осы есепті қайта оқып, түзетіңіз немесе растаңыз.");

    private final Aim aim;
    private final String en;
    private final String ru;
    private final String kk;

    /** What a phrase is about. */
    public enum Aim {
        /** one question of the form, which must be named */
        QUESTION,
        /** the report; a question may be named to show where to look */
        REPORT
    }

    QueryPhrase(Aim aim, String en, String ru, String kk) {
        this.aim = aim;
        this.en = en;
        this.ru = ru;
        this.kk = kk;
    }

    /** @return as it stands in records and in JSON: {@code check_number} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Aim aim() {
        return aim;
    }

    public Labels texts() {
        return new Labels(en, ru, kk);
    }

    /** @return empty for an id that this version does not know */
    public static Optional<QueryPhrase> find(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    /** @return what is shown for a phrase: of one that a later version will know, that the report should be read again */
    public static Labels textsOf(String id) {
        return find(id).orElse(CHECK_REPORT).texts();
    }
}
