package org.pollwatch.mission;

import java.util.Optional;

/**
 * One answer of a choice.
 *
 * @param indicator the indicator it counts for, where that is not {@code <question>_<option>}
 */
public record Option(String id, Labels label, Optional<String> indicator) {}
