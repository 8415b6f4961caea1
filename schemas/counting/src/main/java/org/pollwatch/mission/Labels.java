package org.pollwatch.mission;

/** A text in the three languages of the pages; an absent language falls back to English. */
public record Labels(String en, String ru, String kk) {

    /** @param text used for all three languages */
    public static Labels same(String text) {
        return new Labels(text, text, text);
    }

    /** @param language {@code en}, {@code ru} or {@code kk}; anything else gives English */
    public String in(String language) {
        return switch (language) {
            case "ru" -> ru;
            case "kk" -> kk;
            default -> en;
        };
    }
}
