/**
 * What the figures are held against: an independent fold of a list of submissions, reviews, announced figures
 * and ticks of the clock, and random histories to feed it. For
 * tests and benchmarks only; shares the model of a mission and of a report with the counting core, and no calculation.
 */
package org.pollwatch.oracle;
