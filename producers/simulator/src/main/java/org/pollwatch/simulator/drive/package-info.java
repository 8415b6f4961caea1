/** Sends a day to a gateway over HTTP, as fast as asked, until everything is taken. */
package org.pollwatch.simulator.drive;
