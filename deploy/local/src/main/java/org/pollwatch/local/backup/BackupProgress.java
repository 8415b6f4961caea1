package org.pollwatch.local.backup;

/** Is told how far a backup or its way back is. */
@FunctionalInterface
public interface BackupProgress {
    /** A topic is through. */
    void done(String noun, long records);
}
