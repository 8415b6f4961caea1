/** An election day through the gateway's HTTP: a replay of printed figures or a random one, and the comparison after. */
package org.pollwatch.simulator;
