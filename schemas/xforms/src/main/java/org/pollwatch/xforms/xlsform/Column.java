package org.pollwatch.xforms.xlsform;

import java.util.List;

/** The columns of a workbook's sheets that are read and written. */
final class Column {
    static final String TYPE = "type";
    static final String NAME = "name";
    static final String LIST_NAME = "list_name";
    static final String RELEVANT = "relevant";
    static final String CONSTRAINT = "constraint";
    static final String CALCULATION = "calculation";
    static final String REQUIRED = "required";
    static final String APPEARANCE = "appearance";

    static final String OUR_TYPE = "pollwatch_type";
    static final String COUNTED = "pollwatch_counted";
    static final String INDICATOR = "pollwatch_indicator";
    static final String COMPLEMENT = "pollwatch_complement";
    static final String IRREGULARITY = "pollwatch_irregularity";
    static final String CATEGORY = "pollwatch_category";
    static final String ASK_IF = "pollwatch_ask_if";
    static final String READING = "pollwatch_reading";
    static final String OVER = "pollwatch_over";
    static final String RATIO_OVER = "pollwatch_ratio_over";
    static final String CONTEST = "pollwatch_contest";
    static final String BY = "pollwatch_by";

    static final String FORM_TITLE = "form_title";
    static final String FORM_ID = "form_id";
    static final String VERSION = "version";
    static final String DEFAULT_LANGUAGE = "default_language";
    static final String PHASE = "pollwatch_phase";
    static final String PLACE = "pollwatch_place";

    static final String LABEL_EN = "label::English (en)";
    static final String LABEL_RU = "label::Русский (ru)";
    static final String LABEL_KK = "label::Қазақша (kk)";
    /** A workbook in one language. */
    static final String LABEL = "label";

    static final String TITLE_RU = "pollwatch_title_ru";
    static final String TITLE_KK = "pollwatch_title_kk";

    static final List<String> SURVEY = List.of(
            TYPE,
            NAME,
            LABEL_EN,
            LABEL_RU,
            LABEL_KK,
            REQUIRED,
            RELEVANT,
            CONSTRAINT,
            CALCULATION,
            APPEARANCE,
            OUR_TYPE,
            COUNTED,
            INDICATOR,
            COMPLEMENT,
            IRREGULARITY,
            CATEGORY,
            ASK_IF,
            READING,
            OVER,
            RATIO_OVER,
            CONTEST,
            BY);
    static final List<String> CHOICES = List.of(LIST_NAME, NAME, LABEL_EN, LABEL_RU, LABEL_KK, INDICATOR);
    static final List<String> SETTINGS =
            List.of(FORM_TITLE, FORM_ID, VERSION, DEFAULT_LANGUAGE, PHASE, PLACE, TITLE_RU, TITLE_KK);

    private Column() {}
}
