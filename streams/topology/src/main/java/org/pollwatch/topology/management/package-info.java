/** The management port of a topology instance: health and metrics. What is counted is told to it; it reads no records. */
package org.pollwatch.topology.management;
