/** The gateway without Kafka: what a benchmark compares with, and what the gateway's own tests run on. */
package org.pollwatch.gateway.twin;
