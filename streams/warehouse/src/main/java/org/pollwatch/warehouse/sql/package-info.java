/** Somebody's own SQL over the warehouse: checked on its syntax tree, bounded in time, rows and memory, and never able to write. */
package org.pollwatch.warehouse.sql;
