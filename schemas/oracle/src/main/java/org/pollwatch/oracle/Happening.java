package org.pollwatch.oracle;

import org.pollwatch.counting.Submission;

/**
 * One entry of a history.
 *
 * @param valid what the maker of the history knows: whether it could ever count
 */
public record Happening(Submission submission, boolean valid) {}
