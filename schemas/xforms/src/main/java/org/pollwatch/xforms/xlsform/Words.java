package org.pollwatch.xforms.xlsform;

import java.util.Locale;

/** Values of types as files write them. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
