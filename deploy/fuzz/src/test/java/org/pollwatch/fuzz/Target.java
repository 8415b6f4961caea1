package org.pollwatch.fuzz;

import java.io.IOException;
import java.util.List;

/** A parser that strangers reach, and what it promises for every input. */
public interface Target extends AutoCloseable {

    /** @return inputs to start from, most of them good ones */
    List<byte[]> seeds();

    /**
     * Gives it one input.
     *
     * @throws AssertionError if a promise is broken; says which
     * @throws Exception anything else that should never come out of the parser
     */
    void take(byte[] input) throws Exception;

    /** @return how many times as long as usual one input takes: it is given as many times fewer */
    default int weight() {
        return 1;
    }

    @Override
    default void close() throws IOException {}
}
