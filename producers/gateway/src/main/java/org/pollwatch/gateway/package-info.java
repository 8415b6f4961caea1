/** The HTTP edge for observers, put together. */
package org.pollwatch.gateway;
