package org.pollwatch.gateway.intake;

import java.util.concurrent.CompletionStage;

/**
 * Where what was taken goes: the log, or, in the twin without Kafka, nowhere. An append never blocks the caller.
 */
public interface SubmissionLog {

    /**
     * @param key the report id
     * @param value as it stands in the log
     * @return completes once it is on all in-sync replicas; fails with {@link NotTakenException} if it is certain that
     *     it is not in the log, and with anything else if that is unknown
     */
    CompletionStage<Void> append(String topic, String key, byte[] value);
}
