package org.pollwatch.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.intake.NotTakenException;

class KafkaSubmissionLogTest {
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaSubmissionLog log =
            new KafkaSubmissionLog(producer, new Delivery(Duration.ofSeconds(8), Duration.ofSeconds(3), 2, 1 << 20));

    private CompletableFuture<Void> append() {
        return log.append("submissions", "id", new byte[1]).toCompletableFuture();
    }

    @Test
    void shouldCompleteOnlyOnceTheClusterHasAcknowledged() {
        CompletableFuture<Void> end = append();
        assertThat(end).isNotDone();
        assertThat(log.inFlight()).isEqualTo(1);

        producer.completeNext();

        assertThat(end).isCompleted();
        assertThat(log.inFlight()).isZero();
    }

    @Test
    void shouldNotTakeMoreThanMayBeInFlight() {
        assertThat(append()).isNotDone();
        assertThat(append()).isNotDone();

        assertThat(append())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotTakenException.class);
        assertThat(producer.history()).hasSize(2);
        producer.completeNext();
        assertThat(append()).isNotDone();
    }

    @Test
    void shouldSayNotTakenOnlyOfWhatWasNeverSent() {
        producer.sendException = new TimeoutException("no metadata");
        assertThat(append())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotTakenException.class);

        producer.sendException = null;
        CompletableFuture<Void> sent = append();
        producer.errorNext(new TimeoutException("expired"));

        assertThat(sent)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(log.inFlight()).isZero();
    }
}
