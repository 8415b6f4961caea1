package org.pollwatch.gateway.http;

/** The lines of a batch that hold something, with their numbers as an editor counts them. */
final class BatchLines {
    private final byte[] body;
    private int next;
    private int line;
    private int from;
    private int to;

    BatchLines(byte[] body) {
        this.body = body;
    }

    /** @return whether there is another line; then the accessors are about it */
    boolean advance() {
        while (next < body.length) {
            line++;
            from = next;
            while (next < body.length && body[next] != '\n') {
                next++;
            }
            to = next;
            next++;
            if (holdsSomething()) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsSomething() {
        while (from < to && isBlank(body[from])) {
            from++;
        }
        while (to > from && isBlank(body[to - 1])) {
            to--;
        }
        return from < to;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** Of the body, from 1. */
    int line() {
        return line;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** @return how many lines hold something, counted up to one more than the limit */
    static int count(byte[] body, int limit) {
        BatchLines lines = new BatchLines(body);
        int count = 0;
        while (count <= limit && lines.advance()) {
            count++;
        }
        return count;
    }
}
