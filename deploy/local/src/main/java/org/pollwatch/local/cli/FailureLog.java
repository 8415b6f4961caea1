package org.pollwatch.local.cli;

import org.slf4j.LoggerFactory;

/** Keeps in the log file what the terminal is spared: where a failure came from. */
final class FailureLog {

    private FailureLog() {}

    static void record(Throwable failure) {
        // At info, so that it goes to the file only: the terminal has the message already.
        LoggerFactory.getLogger(FailureLog.class).info("command failed", failure);
    }
}
