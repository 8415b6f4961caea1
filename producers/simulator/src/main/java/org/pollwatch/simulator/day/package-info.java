/** How reports reach the gateway in real life: late, twice, corrected, withdrawn, by clocks that are wrong. */
package org.pollwatch.simulator.day;
