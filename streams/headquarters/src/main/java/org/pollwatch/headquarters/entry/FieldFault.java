package org.pollwatch.headquarters.entry;

/**
 * What is wrong with one field of an entry; never its content.
 *
 * @param field a path such as {@code [3].hour}, or {@code line 4, percent} in a table
 */
public record FieldFault(String field, String expected) {}
