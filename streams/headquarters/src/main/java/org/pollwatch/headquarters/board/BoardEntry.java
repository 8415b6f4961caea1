package org.pollwatch.headquarters.board;

import io.vertx.core.buffer.Buffer;
import org.pollwatch.contract.avro.AreaRates;

/** The last record of one key, the offset at which it stands in its topic, and its JSON while somebody wants it. */
public final class BoardEntry {
    private final String key;
    private final long offset;
    private final AreaRates rates;
    private volatile Buffer json;

    BoardEntry(String key, long offset, AreaRates rates) {
        this.key = key;
        this.offset = offset;
        this.rates = rates;
    }

    public String key() {
        return key;
    }

    public long offset() {
        return offset;
    }

    public AreaRates rates() {
        return rates;
    }

    Buffer json() {
        return json;
    }

    void json(Buffer rendered) {
        this.json = rendered;
    }
}
