package org.pollwatch.contract.mission;

/**
 * One thing that is wrong with a mission's files.
 *
 * @param file relative to the mission's directory, with slashes
 * @param line from 1; 0 where the file as a whole is meant
 * @param message names the field and what was expected
 */
public record FileFault(String file, int line, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
