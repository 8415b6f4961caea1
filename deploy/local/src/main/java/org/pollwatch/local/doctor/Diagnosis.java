package org.pollwatch.local.doctor;

/**
 * What one check found.
 *
 * @param what was looked at
 * @param found in one line
 * @param todo what to do about it; empty where nothing is to be done
 */
public record Diagnosis(State state, String what, String found, String todo) {

    /** How it is. */
    public enum State {
        OK,
        /** Works, and somebody should look at it before the day. */
        WARNING,
        /** Does not work, or will lose or hold back reports. */
        FAILURE
    }

    static Diagnosis ok(String what, String found) {
        return new Diagnosis(State.OK, what, found, "");
    }

    static Diagnosis warning(String what, String found, String todo) {
        return new Diagnosis(State.WARNING, what, found, todo);
    }

    static Diagnosis failure(String what, String found, String todo) {
        return new Diagnosis(State.FAILURE, what, found, todo);
    }
}
