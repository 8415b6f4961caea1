/** What shall stand at the end of the day: visits, and the answers given there, all drawn from a seed. */
package org.pollwatch.simulator.plan;
