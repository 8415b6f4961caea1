/** What is asked of the reports beyond the figures that move: breakdowns, somebody's own SQL, tables to take away. */
package org.pollwatch.headquarters.analysis;
