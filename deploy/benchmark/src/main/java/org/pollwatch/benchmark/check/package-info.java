/** What was counted, held against the oracle; what was acknowledged, held against the log. */
package org.pollwatch.benchmark.check;
