package org.pollwatch.contract.definition;

import java.io.Serial;
import java.util.List;

/** A definition is not published because it would change what must not change; holds every reason. */
public final class DefinitionRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    DefinitionRefused(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** @return one line each, naming what was changed */
    public List<String> reasons() {
        return reasons;
    }
}
