/** Tests of many rates at once, from counts alone. */
package org.pollwatch.counting.statistics;
