package org.pollwatch.counting;

/** What headquarters decided about one report. It may come before the report itself. */
public sealed interface Review {

    /** The report, with all its revisions, counts nowhere until it is released. */
    record Quarantine() implements Review {}

    /** It counts again. */
    record Release() implements Review {}

    /** It is said of the report and moves no figure: that somebody has checked it, or why it was corrected. */
    record Remark() implements Review {}

    /** It counts by a later definition revision, where it is valid by that one. */
    record Restate(long definitionRevision) implements Review {}
}
