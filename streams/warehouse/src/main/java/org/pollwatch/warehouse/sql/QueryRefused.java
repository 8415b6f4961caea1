package org.pollwatch.warehouse.sql;

/** A query that is not run, or that came to no end; the message says why, in words for whoever wrote it. */
public final class QueryRefused extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    public QueryRefused(String message) {
        super(message);
    }

    QueryRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
