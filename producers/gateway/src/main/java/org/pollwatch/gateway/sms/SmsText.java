package org.pollwatch.gateway.sms;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes one alphabet of what phones type: capital Latin letters and the digits 0 to 9. Letters of Cyrillic and Greek that
 * look like a Latin one become it, and digits of any script the digit that they mean. A text after {@code @} is cut off: free
 * text never enters the system.
 */
final class SmsText {
    /** Ten messages in a row; more is no report. */
    private static final int LONGEST = 1_600;

    private static final String CYRILLIC = "АВСЕНІКМОРТХУЅЈҮҺԚԜӀ";
    private static final String CYRILLIC_LATIN = "ABCEHIKMOPTXYSJYHQWI";
    private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String GREEK_LATIN = "ABEZHIKMNOPTYX";
    private static final Map<Character, Character> LOOKALIKES = lookalikes();

    private SmsText() {}

    /** @return the text in one alphabet, without what follows {@code @} */
    static String plain(String sent) {
        String start = sent.length() > LONGEST ? sent.substring(0, LONGEST) : sent;
        // Some keyboards make one long dash of two short ones, and NFKC makes "No" of a numero sign.
        String dashed = start.replace("\u2014", "--").replace("\u2015", "--").replace('\u2116', ' ');
        StringBuilder plain = new StringBuilder(dashed.length());
        Normalizer.normalize(dashed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(it -> append(plain, it));
        int comment = plain.indexOf("@");
        return (comment < 0 ? plain.toString() : plain.substring(0, comment)).strip();
    }

    private static void append(StringBuilder plain, int letter) {
        int digit = Character.digit(letter, 10);
        int kind = Character.getType(letter);
        if (digit >= 0) {
            plain.append(digit);
        } else if (kind == Character.FORMAT || kind == Character.NON_SPACING_MARK) {
            return;
        } else if (kind == Character.DASH_PUNCTUATION || letter == '\u2212') {
            plain.append('-');
        } else if (letter == '#' || Character.isISOControl(letter) || Character.isSpaceChar(letter)) {
            plain.append(' ');
        } else if (Character.isBmpCodePoint(letter)) {
            plain.append(LOOKALIKES.getOrDefault((char) letter, (char) letter).charValue());
        } else {
            plain.append('?');
        }
    }

    private static Map<Character, Character> lookalikes() {
        Map<Character, Character> all = new HashMap<>();
        String from = CYRILLIC + GREEK;
        String to = CYRILLIC_LATIN + GREEK_LATIN;
        for (int i = 0; i < from.length(); i++) {
            all.put(from.charAt(i), to.charAt(i));
        }
        return Map.copyOf(all);
    }
}
