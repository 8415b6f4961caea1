/**
 * The Kafka Streams topology: submissions in; receipts, effective reports and rates out. {@link
 * org.pollwatch.topology.PollwatchTopology} is the picture of it.
 */
package org.pollwatch.topology;
