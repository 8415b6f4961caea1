/** The load: reports that can be made again from their number alone, and a client that sends them at little cost. */
package org.pollwatch.benchmark.load;
