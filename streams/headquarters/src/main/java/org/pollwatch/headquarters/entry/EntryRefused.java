package org.pollwatch.headquarters.entry;

import java.util.List;

/** An entry that cannot be taken, with everything that is wrong with it. */
public final class EntryRefused extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FieldFault> faults;

    EntryRefused(List<FieldFault> faults) {
        super("an entry with " + faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    static EntryRefused of(String field, String expected) {
        return new EntryRefused(List.of(new FieldFault(field, expected)));
    }

    /** @return one or more */
    public List<FieldFault> faults() {
        return faults;
    }
}
