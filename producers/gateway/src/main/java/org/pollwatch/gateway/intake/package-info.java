/** What becomes of one report: reading, checking, judging by the receipts so far, appending. Knows no HTTP and no Kafka. */
package org.pollwatch.gateway.intake;
