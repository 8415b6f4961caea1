/**
 * What headquarters sees: the live figures of its missions, read from their topics and served over HTTP. It holds no
 * truth of its own and can be thrown away and rebuilt.
 */
package org.pollwatch.headquarters;
