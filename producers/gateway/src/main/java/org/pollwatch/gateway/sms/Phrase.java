package org.pollwatch.gateway.sms;

import org.pollwatch.mission.Labels;

/** What an observer is answered. Names forms, places and tags, never an answer. */
enum Phrase {
    RECEIVED("Received: %s.", "Получено: %s.", "Қабылданды: %s."),
    UNDERSTOOD("Understood: %s.", "Понято: %s.", "Түсінікті: %s."),
    MISSING("Missing: %s.", "Нет ответа: %s.", "Жауап жоқ: %s."),
    WRONG("Not taken: %s.", "Не принято: %s.", "Қабылданбады: %s."),
    STRAY(
            "Part of the text was not understood: pairs like AA1 are expected.",
            "Часть текста не понята: нужны пары вида AA1.",
            "Мәтіннің бір бөлігі түсініксіз: AA1 сияқты жұптар керек."),
    WHOLE(
            "To correct, send the whole message again.",
            "Чтобы исправить, пришлите всё сообщение снова.",
            "Түзету үшін хабарды толық қайта жіберіңіз."),
    NO_TAG("no such tag", "нет такой метки", "мұндай белгі жоқ"),
    NOT_ASKED("not asked here", "здесь не спрашивается", "бұл жерде сұралмайды"),
    TWICE("given twice", "дано дважды", "екі рет берілген"),
    UNKNOWN_FORM(
            "Not received. The message starts with one of: %s, then the station's number.",
            "Не получено. Сообщение начинается с одного из: %s, затем номер участка.",
            "Қабылданбады. Хабар мыналардың бірінен басталады: %s, содан кейін учаске нөмірі."),
    UNKNOWN_PLACE(
            "Not received: no single station with this number in your area. Send its number or its id after %s.",
            "Не получено: в вашем районе нет единственного участка с таким номером. Пришлите номер или код участка после %s.",
            "Қабылданбады: ауданыңызда мұндай нөмірлі жалғыз учаске жоқ. %s кейін учаскенің нөмірін не кодын жіберіңіз."),
    UNKNOWN_AREA(
            "Not received: send the id of your area after %s.",
            "Не получено: пришлите код вашего района после %s.",
            "Қабылданбады: %s кейін ауданыңыздың кодын жіберіңіз."),
    NOTHING(
            "Not received: no answer was understood.",
            "Не получено: ни один ответ не понят.",
            "Қабылданбады: бірде-бір жауап түсініксіз."),
    REFUSED(
            "Not received. Please call your coordinator.",
            "Не получено. Позвоните координатору.",
            "Қабылданбады. Үйлестірушіге қоңырау шалыңыз."),
    CONFLICT(
            "Another message of the same second stands. Send the whole message again.",
            "Уже есть другое сообщение той же секунды. Пришлите всё сообщение снова.",
            "Сол секундтағы басқа хабар тұр. Хабарды толық қайта жіберіңіз."),
    LATER(
            "Not received yet. Send the same again in a few minutes.",
            "Пока не получено. Пришлите то же через несколько минут.",
            "Әзірге қабылданбады. Бірнеше минуттан кейін соны қайта жіберіңіз."),
    NOT_ENROLLED(
            "Not received: this number is not enrolled. Please call your coordinator.",
            "Не получено: номер не зарегистрирован. Позвоните координатору.",
            "Қабылданбады: нөмір тіркелмеген. Үйлестірушіге қоңырау шалыңыз.");

    private final String en;
    private final String ru;
    private final String kk;

    Phrase(String en, String ru, String kk) {
        this.en = en;
        this.ru = ru;
        this.kk = kk;
    }

    String in(String language, Object... named) {
        String said = new Labels(en, ru, kk).in(language);
        return named.length == 0 ? said : said.formatted(named);
    }
}
