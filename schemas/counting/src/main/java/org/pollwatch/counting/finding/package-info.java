/** What a rate alone does not say: the cross-checks of a mission, as pure functions of effective reports and tallies. */
package org.pollwatch.counting.finding;
