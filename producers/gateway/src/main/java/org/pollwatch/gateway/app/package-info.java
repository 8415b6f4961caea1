/** Serves the observer's page. */
package org.pollwatch.gateway.app;
