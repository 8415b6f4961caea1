/**
 * What is judged above places: coverage, and the cross-checks of areas, teams and announced figures. Pure functions of an
 * {@link org.pollwatch.counting.area.AreaView}; what time it is comes from the log too.
 */
package org.pollwatch.counting.area;
