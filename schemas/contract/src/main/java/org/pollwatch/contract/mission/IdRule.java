package org.pollwatch.contract.mission;

import java.util.regex.Pattern;

/** What ids look like. None holds a bar, a slash or white space: keys of topics are ids joined by bars. */
enum IdRule {
    MISSION("[a-z0-9][a-z0-9-]{0,62}", "lower-case letters, digits and hyphens, 63 at most"),
    NODE("[A-Za-z0-9][A-Za-z0-9._:-]{0,62}", "Latin letters, digits, and . _ : - inside, 63 at most"),
    VERSION("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "Latin letters, digits, and . _ - inside, 63 at most"),
    WORD("[a-z][a-z0-9_]{0,63}", "a lower-case Latin letter, then letters, digits and underscores, 64 at most"),
    OPTION("[a-z0-9][a-z0-9_]{0,63}", "lower-case Latin letters, digits and underscores, 64 at most");

    private final Pattern pattern;
    private final String expectation;

    IdRule(String pattern, String expectation) {
        this.pattern = Pattern.compile(pattern);
        this.expectation = expectation;
    }

    boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }

    String expectation() {
        return expectation;
    }
}
