package org.pollwatch.headquarters.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records as rows. A cell is a {@link String}, a number or null for an empty one.
 *
 * @param <V> the records
 */
public interface Table<V> {

    /** @return in one word what it holds, for the file's name and the sheet's */
    String name();

    /** @return the columns' names, the same for every mission */
    List<String> columns();

    /** @return the columns that hold shares from 0 to 1 */
    Set<String> shares();

    /** @return the rows of one record */
    Stream<List<Object>> rows(V value);
}
