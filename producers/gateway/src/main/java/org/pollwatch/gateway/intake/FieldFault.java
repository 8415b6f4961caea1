package org.pollwatch.gateway.intake;

import org.pollwatch.counting.Fault;

/**
 * What is wrong with one field. Never holds what was sent.
 *
 * @param field the field's path, for example {@code answers.group_voting}; {@code body} where no field can be named
 * @param code the kind of fault: a {@link Fault.Code}, {@code MISSING} or {@code UNKNOWN_FIELD}
 * @param expected what would have been taken, for a person
 */
public record FieldFault(String field, String code, String expected) {
    static final String MISSING = "MISSING";
    static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";

    static FieldFault of(Fault fault) {
        return new FieldFault(fault.field(), fault.code().name(), fault.expected());
    }

    static FieldFault wrongType(String field, String expected) {
        return new FieldFault(field, Fault.Code.WRONG_TYPE.name(), expected);
    }

    static FieldFault missing(String field, String expected) {
        return new FieldFault(field, MISSING, expected);
    }
}
