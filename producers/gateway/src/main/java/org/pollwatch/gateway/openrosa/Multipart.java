package org.pollwatch.gateway.openrosa;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a {@code multipart/form-data} body that is in memory (RFC 7578, RFC 2046 section 5.1.1). The body's size is
 * bounded before; here the number of parts and the size of their headers are. No part is copied or written anywhere.
 */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;(?:[^\"]*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\";,\\s]{1,70}))"
                    + "\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DISPOSITION =
            Pattern.compile("(?im)^content-disposition:[ \\t]*form-data[ \\t]*;(.*)$");
    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=\"?([^\";]*)");
    private static final Pattern FILENAME = Pattern.compile("(?i)(?:^|;)\\s*filename\\*?=");
    private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");
    private static final byte[] LINE = ascii("\r\n");
    private static final byte[] DASHES = ascii("--");
    private static final int LONGEST_HEADERS = 8 << 10;

    /** Collect sends at most 100 attachments beside the submission and one field. */
    private static final int MOST_PARTS = 128;

    private static final int MALFORMED = 400;

    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ascii("\r\n--" + boundary);
    }

    /**
     * One part.
     *
     * @param isFile whether it has a file's name
     * @param from where its content begins in the body
     * @param to where it has ended
     */
    record Part(String name, boolean isFile, int from, int to) {}

    /**
     * @param contentType the request's
     * @throws Refused if it is no whole body of that kind
     */
    static List<Part> read(byte[] body, Optional<String> contentType) {
        Matcher type = BOUNDARY.matcher(contentType.orElse("").strip());
        if (!type.matches()) {
            throw malformed();
        }
        return new Multipart(body, type.group(1) == null ? type.group(2) : type.group(1)).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        // The first delimiter may stand at the very beginning, without the line break before it.
        boolean first = isAt(0, delimiter, LINE.length);
        int at = first ? delimiter.length - LINE.length : after(indexOf(delimiter, 0), delimiter);
        while (!isAt(at, DASHES, 0)) {
            if (parts.size() == MOST_PARTS) {
                throw malformed();
            }
            int headers = after(indexOf(LINE, at), LINE);
            if (!new String(body, at, headers - at, StandardCharsets.US_ASCII).isBlank()) {
                throw malformed();
            }
            int content = after(indexOf(END_OF_HEADERS, headers), END_OF_HEADERS);
            int end = indexOf(delimiter, content);
            if (content - headers > LONGEST_HEADERS || end < 0) {
                throw malformed();
            }
            parts.add(part(new String(body, headers, content - headers, StandardCharsets.UTF_8), content, end));
            at = end + delimiter.length;
        }
        return parts;
    }

    private static Part part(String headers, int from, int to) {
        Matcher disposition = DISPOSITION.matcher(headers);
        if (!disposition.find()) {
            throw malformed();
        }
        Matcher name = NAME.matcher(disposition.group(1));
        if (!name.find()) {
            throw malformed();
        }
        return new Part(name.group(1), FILENAME.matcher(disposition.group(1)).find(), from, to);
    }

    /** @throws Refused if there is none */
    private static int after(int found, byte[] what) {
        if (found < 0) {
            throw malformed();
        }
        return found + what.length;
    }

    /** Linear, for a line break begins whatever is looked for, and nothing of that has a second one at its beginning. */
    private int indexOf(byte[] what, int from) {
        for (int at = from; at + what.length <= body.length; at++) {
            if (isAt(at, what, 0)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int at, byte[] what, int skipped) {
        if (at + what.length - skipped > body.length) {
            return false;
        }
        for (int i = skipped; i < what.length; i++) {
            if (body[at + i - skipped] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static Refused malformed() {
        return new Refused(MALFORMED, Phrase.BAD_MULTIPART);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
