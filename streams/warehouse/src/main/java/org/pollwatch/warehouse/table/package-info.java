/** Reports and station visits as tables to take away, written by the database into files. */
package org.pollwatch.warehouse.table;
