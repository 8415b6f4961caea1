/** The observer's page as files to be served. */
package org.pollwatch.observer;
