/** The gateway's side of Kafka: one producer, the tails of teams and receipts, and what is remembered of them. */
package org.pollwatch.gateway.kafka;
