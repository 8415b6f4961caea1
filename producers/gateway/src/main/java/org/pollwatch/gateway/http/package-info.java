/** The HTTP edge on Vert.x: routes, tokens, bodies and their limits, answers and problems. */
package org.pollwatch.gateway.http;
