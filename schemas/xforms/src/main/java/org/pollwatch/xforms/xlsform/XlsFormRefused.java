package org.pollwatch.xforms.xlsform;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A workbook is refused as a whole; holds everything that is wrong with it or unsupported, by sheet and row. */
public final class XlsFormRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<SheetFault> all;

    XlsFormRefused(List<SheetFault> all) {
        super(all.stream().map(SheetFault::toString).collect(Collectors.joining("\n")));
        this.all = List.copyOf(all);
    }

    /** @return every fault, in the order of sheets and rows */
    public List<SheetFault> all() {
        return all;
    }
}
