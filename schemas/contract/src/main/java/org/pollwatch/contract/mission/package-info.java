/** Reads a mission from its files, or from the pieces in which they are published, or says everything that is wrong. */
package org.pollwatch.contract.mission;
