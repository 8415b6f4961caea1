/**
 * The counting core: reports in, tallies out. Pure functions of their arguments: no clock, no Kafka, no files. The
 * topology and the statement fold with these same classes.
 */
package org.pollwatch.counting;
