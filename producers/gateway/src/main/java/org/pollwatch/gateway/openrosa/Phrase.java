package org.pollwatch.gateway.openrosa;

import org.pollwatch.mission.Labels;

/** What Collect shows its user. Names forms and questions, never an answer. */
enum Phrase {
    RECEIVED("Received: %s.", "Получено: %s.", "Қабылданды: %s."),
    CORRECTED("Received: %s, revision %d.", "Получено: %s, редакция %d.", "Қабылданды: %s, %d-редакция."),
    TAKEN_BACK("Taken back: %s.", "Отозвано: %s.", "Қайтарып алынды: %s."),
    PLEASE_LOOK("Not received. Please look at: %s", "Не получено. Проверьте: %s", "Қабылданбады. Тексеріңіз: %s"),
    NOT_A_REPORT(
            "Not received: this is no report that the mission takes. Please tell your coordinator.",
            "Не получено: миссия не принимает такой отчёт. Сообщите координатору.",
            "Қабылданбады: миссия мұндай есепті алмайды. Үйлестірушіге хабарлаңыз."),
    UNKNOWN_FORM(
            "This form is none of the mission's. Please get the forms anew.",
            "Такой формы в миссии нет. Загрузите формы заново.",
            "Миссияда мұндай форма жоқ. Формаларды қайта жүктеңіз."),
    UNKNOWN_VERSION(
            "Nobody knows this version of the form. Please get the forms anew.",
            "Такая версия формы неизвестна. Загрузите формы заново.",
            "Форманың мұндай нұсқасы белгісіз. Формаларды қайта жүктеңіз."),
    CONFLICT(
            "Something else stands under this report already. Headquarters has both.",
            "Под этим отчётом уже стоит другое. В штабе есть оба.",
            "Бұл есепте басқа мазмұн тұр. Штабта екеуі де бар."),
    FOREIGN_TEAM(
            "The report belongs to another team. Headquarters can see it.",
            "Отчёт принадлежит другой команде. Штаб его видит.",
            "Есеп басқа топқа тиесілі. Штаб оны көреді."),
    EDIT_OF_UNKNOWN(
            "What this form edits was never received. Please send it as a new one.",
            "То, что исправляет эта форма, не было получено. Отправьте её как новую.",
            "Бұл форма түзететін нәрсе алынбаған. Жаңа форма ретінде жіберіңіз."),
    NO_EDITS(
            "This form cannot be edited after sending. Please use the mission's own forms.",
            "Эту форму нельзя исправить после отправки. Используйте формы миссии.",
            "Бұл форманы жібергеннен кейін түзетуге болмайды. Миссия формаларын пайдаланыңыз."),
    NO_ATTACHMENTS(
            "Not received: photos and files are not taken unencrypted. Please send the form without them.",
            "Не получено: фото и файлы без шифрования не принимаются. Отправьте форму без них.",
            "Қабылданбады: шифрланбаған фото мен файлдар алынбайды. Форманы оларсыз жіберіңіз."),
    NO_SUBMISSION(
            "Not received: exactly one part xml_submission_file is expected.",
            "Не получено: нужна ровно одна часть xml_submission_file.",
            "Қабылданбады: дәл бір xml_submission_file бөлігі керек."),
    BAD_MULTIPART(
            "Not received: the body is no complete multipart/form-data.",
            "Не получено: тело — не полное multipart/form-data.",
            "Қабылданбады: толық multipart/form-data емес."),
    BAD_XML(
            "Not received: the form's XML cannot be read.",
            "Не получено: XML формы не читается.",
            "Қабылданбады: форманың XML мәтіні оқылмайды."),
    TOO_LARGE("Not received: too large.", "Не получено: слишком большой размер.", "Қабылданбады: көлемі тым үлкен."),
    NO_ACCESS(
            "No access. Please ask your coordinator for a new code.",
            "Нет доступа. Попросите у координатора новый код.",
            "Рұқсат жоқ. Үйлестірушіден жаңа код сұраңыз."),
    UNKNOWN_MISSION("No such mission here.", "Такой миссии здесь нет.", "Мұнда мұндай миссия жоқ."),
    NOTHING_HERE("Nothing here.", "Здесь ничего нет.", "Мұнда ештеңе жоқ."),
    WRONG_METHOD("Another method is expected.", "Ожидается другой метод.", "Басқа әдіс керек."),
    OTHER_PROTOCOL("OpenRosa 1.0 is expected.", "Ожидается OpenRosa 1.0.", "OpenRosa 1.0 керек."),
    NO_HOST("The request names no host.", "В запросе не указан узел.", "Сұрауда хост көрсетілмеген."),
    TOO_MANY(
            "Too much at once. Please wait a little.",
            "Слишком много сразу. Подождите немного.",
            "Бірден тым көп. Сәл күтіңіз."),
    LATER(
            "Not received yet. Please send the same again in a minute.",
            "Пока не получено. Отправьте то же ещё раз через минуту.",
            "Әзірге қабылданбады. Бір минуттан кейін соны қайта жіберіңіз."),
    FAILED(
            "The gateway failed. Please send the same again later.",
            "Сбой на сервере. Отправьте то же позже.",
            "Серверде ақау. Соны кейінірек жіберіңіз.");

    private final String en;
    private final String ru;
    private final String kk;

    Phrase(String en, String ru, String kk) {
        this.en = en;
        this.ru = ru;
        this.kk = kk;
    }

    String in(String language, Object... named) {
        return new Labels(en, ru, kk).in(language).formatted(named);
    }
}
