/**
 * Every report in a local DuckDB file, filled from the topics: for drill-down, cross-tabulation and SQL. It holds no truth of
 * its own; its directory may be deleted at any time and is filled again.
 */
package org.pollwatch.warehouse;
