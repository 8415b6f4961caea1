/** What a mission is: its areas, places and forms, as plain values. Nothing here reads files or knows of Kafka. */
package org.pollwatch.mission;
