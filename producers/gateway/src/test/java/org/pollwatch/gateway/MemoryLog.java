package org.pollwatch.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.gateway.intake.SubmissionLog;
import org.pollwatch.gateway.twin.TwinParts;

/** A log in memory, that can be told to fail, or to let its senders wait. */
public final class MemoryLog implements SubmissionLog {
    private record Entry(String topic, String key, Buffer value) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> held = new CopyOnWriteArrayList<>();
    private volatile RuntimeException failure;
    private volatile String broken = "";
    private volatile boolean holding;

    @Override
    public CompletionStage<Void> append(String topic, String key, byte[] value) {
        if (key.equals(broken)) {
            throw new IllegalStateException("a fault that nobody thought of");
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        entries.add(new Entry(topic, key, Buffer.buffer(value)));
        if (!holding) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        held.add(end);
        return end;
    }

    public void failWith(RuntimeException cause) {
        failure = cause;
    }

    /** Throws for this key what no log should throw. */
    public void breakAt(String key) {
        broken = key;
    }

    /** Lets go of what it has, for a test that writes without end. */
    public void forget() {
        entries.clear();
    }

    /** Appends, but keeps the sender waiting. */
    public void hold() {
        holding = true;
    }

    public int held() {
        return held.size();
    }

    public void release() {
        holding = false;
        held.forEach(end -> end.complete(null));
    }

    public List<Submission> submissions() {
        Topics topics = Topics.of(Arvenia.ID);
        RecordSerdes serdes = TwinParts.serdes(List.of(Arvenia.ID));
        return entries.stream()
                .filter(it -> it.topic().equals(topics.submissions().name()))
                .map(it -> serdes.deserializer(topics.submissions())
                        .deserialize(it.topic(), it.value().getBytes()))
                .toList();
    }

    public List<Refusal> refusals() {
        Topics topics = Topics.of(Arvenia.ID);
        RecordSerdes serdes = TwinParts.serdes(List.of(Arvenia.ID));
        return entries.stream()
                .filter(it -> it.topic().equals(topics.refusals().name()))
                .map(it -> serdes.deserializer(topics.refusals())
                        .deserialize(it.topic(), it.value().getBytes()))
                .toList();
    }

    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }
}
