/** The latest figures in memory, as JSON and by filter. Nothing here knows of Kafka's consumers or of HTTP. */
package org.pollwatch.headquarters.board;
