package org.pollwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong now = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(new RateLimit(2, 3), now::get);

    private void pass(double seconds) {
        now.addAndGet((long) (seconds * 1e9));
    }

    @Test
    void shouldLetABurstPassAndThenTheRate() {
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(1);

        pass(0.5);
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(1);
    }

    @Test
    void shouldSayHowLongADebtLasts() {
        bucket.take();
        bucket.charge(20);

        int wait = bucket.take();

        assertThat(wait).isEqualTo(10);
        pass(wait);
        assertThat(bucket.take()).isZero();
    }

    @Test
    void shouldNotSaveMoreThanABurst() {
        pass(3_600);

        assertThat(bucket.take() + bucket.take() + bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }
}
