package org.pollwatch.warehouse;

import java.sql.Connection;

/**
 * A read-only look at one moment of the warehouse. The plain names (reports, submissions, answers_voting, ...) are views
 * that hold what the {@link Reach} allows and nothing else; whoever names no schema cannot see more. Close it soon: it
 * belongs to one thread, and there are few.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Runnable giveBack;

    Session(Connection connection, Runnable giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    /** @return in a transaction that cannot write; neither to be committed nor closed by the caller */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        giveBack.run();
    }
}
