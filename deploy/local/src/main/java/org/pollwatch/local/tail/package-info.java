/** Topics, decoded for whoever watches them in a terminal or a pipe. */
package org.pollwatch.local.tail;
