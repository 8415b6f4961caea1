/** What was printed, and which figure of ours answers it. */
package org.pollwatch.simulator.figures;
