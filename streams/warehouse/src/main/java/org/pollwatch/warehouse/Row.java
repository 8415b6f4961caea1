package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.duckdb.DuckDBAppender;

/** One row on its way into a table, column by column in the table's order. */
final class Row {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    private final DuckDBAppender appender;

    Row(DuckDBAppender appender) {
        this.appender = appender;
    }

    Row begin() throws SQLException {
        appender.beginRow();
        return this;
    }

    /** @param text may be null */
    Row text(String text) throws SQLException {
        appender.append(text);
        return this;
    }

    /** @param number may be null */
    Row number(Long number) throws SQLException {
        appender.append(number);
        return this;
    }

    Row integer(int number) throws SQLException {
        appender.append(number);
        return this;
    }

    Row flag(boolean flag) throws SQLException {
        appender.append(flag);
        return this;
    }

    /** @param time may be null */
    Row time(Instant time) throws SQLException {
        if (time == null) {
            appender.appendNull();
        } else {
            appender.appendEpochMicros(time.getEpochSecond() * MICROS_A_SECOND + time.getNano() / NANOS_A_MICRO);
        }
        return this;
    }

    /** @param texts may be null */
    Row texts(Collection<String> texts) throws SQLException {
        appender.append(texts);
        return this;
    }

    Row nothing() throws SQLException {
        appender.appendNull();
        return this;
    }

    /** @param day may be null */
    Row day(java.time.LocalDate day) throws SQLException {
        appender.append(day);
        return this;
    }

    void end() throws SQLException {
        appender.endRow();
    }
}
