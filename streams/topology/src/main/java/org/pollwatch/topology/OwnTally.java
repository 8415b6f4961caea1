package org.pollwatch.topology;

import java.util.List;
import org.pollwatch.counting.AreaTally;

/**
 * What hangs on one area directly, of one form, over the whole observation or one hour. Only this is stored: the areas
 * above are its sums.
 *
 * @param path from the area itself up to the country
 */
record OwnTally(List<String> path, AreaTally tally) {}
