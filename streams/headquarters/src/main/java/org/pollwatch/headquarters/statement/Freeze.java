package org.pollwatch.headquarters.statement;

/**
 * A statement that is being frozen: how far it is. Written by the one thread that freezes, read by any.
 */
public final class Freeze {
    private final String id;
    private final String title;
    private volatile Step step = Step.READING;
    private volatile long read;
    private volatile long of;
    private volatile String fault = "";

    Freeze(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** What is being done. */
    public enum Step {
        /** the log is folded */
        READING,
        /** the figures are held against the live ones, which may still be on their way */
        CHECKING,
        /** the record is written */
        WRITING,
        /** the topic has it */
        DONE,
        /** there is no statement, see {@link #fault()} */
        FAILED
    }

    void step(Step next) {
        step = next;
    }

    void progress(long passed, long total) {
        read = passed;
        of = total;
    }

    void failed(String why) {
        fault = why;
        step = Step.FAILED;
    }

    /** @return the id that the statement will have */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Step step() {
        return step;
    }

    /** @return records of the log passed over so far */
    public long read() {
        return read;
    }

    /** @return how many there are; 0 until that is known */
    public long of() {
        return of;
    }

    /** @return why there is no statement; empty unless it failed */
    public String fault() {
        return fault;
    }

    boolean isOver() {
        return step == Step.DONE || step == Step.FAILED;
    }
}
