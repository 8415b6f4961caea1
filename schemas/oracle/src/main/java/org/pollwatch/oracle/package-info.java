/**
 * What the figures are held against: an independent fold of a list of submissions, and random histories to feed it. For
 * tests and benchmarks only; shares the model of a mission and of a report with the counting core, and no calculation.
 */
package org.pollwatch.oracle;
