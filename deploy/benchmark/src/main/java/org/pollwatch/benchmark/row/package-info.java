/** The measurements, and what they measured. */
package org.pollwatch.benchmark.row;
