/** Reports that come as a file: typed at headquarters, or read by digital pens. */
package org.pollwatch.local.paper;
