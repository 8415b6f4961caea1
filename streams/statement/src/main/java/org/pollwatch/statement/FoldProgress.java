package org.pollwatch.statement;

/** Hears how far a fold is. */
@FunctionalInterface
public interface FoldProgress {
    /** For whoever does not care. */
    FoldProgress SILENT = (read, of) -> {};

    /**
     * @param read records passed over so far; the submissions are read twice
     * @param of how many there are in all
     */
    void at(long read, long of);
}
