/** {@code ./pollwatch benchmark}: how fast it is on this machine, each figure with its baseline and a check of what was counted. */
package org.pollwatch.benchmark;
