/** Who may read topics of a secured cluster. */
package org.pollwatch.local.access;
