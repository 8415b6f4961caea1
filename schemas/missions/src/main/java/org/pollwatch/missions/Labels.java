package org.pollwatch.missions;

/** The same words in English, Russian and Kazakh. */
record Labels(String en, String ru, String kk) {

    /** A YAML flow mapping, every text in double quotes. */
    String toYaml() {
        return "{en: " + quoted(en) + ", ru: " + quoted(ru) + ", kk: " + quoted(kk) + "}";
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
