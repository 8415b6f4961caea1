/** Generates the Kazakhstan missions from their one source, so that five elections stay one piece of text. */
package org.pollwatch.missions;
