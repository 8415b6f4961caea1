package org.pollwatch.contract.definition;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.pollwatch.contract.avro.Definition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definition topic from its beginning, for ever, on a thread of its own. */
final class DefinitionTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 500;
    private static final long CLOSE_MILLIS = 5_000;

    private final TopicPartition partition;
    private final Consumer<String, Definition> consumer;
    private final Sink sink;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Takes what is read; called on the tail's thread. */
    interface Sink {
        void read(Definition piece);

        /** Called once, if reading cannot go on. */
        void failed(RuntimeException cause);
    }

    DefinitionTail(TopicPartition partition, Consumer<String, Definition> consumer, Sink sink) {
        this.partition = partition;
        this.consumer = consumer;
        this.sink = sink;
        this.thread = new Thread(this::run, "tail-" + partition.topic());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (consumer) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!isClosed()) {
                for (ConsumerRecord<String, Definition> found : poll()) {
                    Optional.ofNullable(found.value()).ifPresent(sink::read);
                }
            }
        } catch (WakeupException e) {
            // close() woke the consumer: nothing is left to do
        } catch (RuntimeException e) {
            if (!isClosed()) {
                LOG.error("{} cannot be read any further", partition.topic(), e);
                sink.failed(e);
            }
        }
    }

    private ConsumerRecords<String, Definition> poll() {
        try {
            return consumer.poll(POLL);
        } catch (RecordDeserializationException e) {
            if (!isRegistryAway(e)) {
                throw e;
            }
            LOG.warn("{}: the schema registry does not answer, trying again", partition.topic());
            consumer.seek(partition, e.offset());
        } catch (RetriableException e) {
            LOG.warn("{}: {}, trying again", partition.topic(), e.getMessage());
        }
        pause();
        return ConsumerRecords.empty();
    }

    /** A registry that cannot be reached is waited for; a record that no schema fits is not. */
    private static boolean isRegistryAway(Throwable cause) {
        for (Throwable it = cause; it != null; it = it.getCause()) {
            if (it instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private void pause() {
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
