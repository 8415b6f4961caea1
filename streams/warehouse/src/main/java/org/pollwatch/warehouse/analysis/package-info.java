/** One question of a form broken down by something else, counted as the counting core counts. */
package org.pollwatch.warehouse.analysis;
