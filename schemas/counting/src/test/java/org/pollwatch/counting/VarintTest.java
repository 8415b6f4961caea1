package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VarintTest {

    @Property
    void shouldReadWhatItWroteAndNotAByteMore(@ForAll long number) {
        ByteBuffer bytes = write(number);

        assertThat(Varint.read(bytes)).isEqualTo(number);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Property
    void shouldTakeOneByteForSmallNumbersOfEitherSign(@ForAll byte number) {
        assertThat(write(number / 2).remaining()).isOne();
    }

    @Example
    void shouldTakeTenBytesAtTheMost() {
        assertThat(write(Long.MIN_VALUE).remaining()).isEqualTo(10);
        assertThat(write(Long.MAX_VALUE).remaining()).isEqualTo(10);
    }

    private static ByteBuffer write(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(10);
        Varint.write(bytes, number);
        return bytes.flip();
    }
}
