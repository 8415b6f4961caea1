/** The observer's page in a real browser of a phone's size, on broker, topology and gateway. */
package org.pollwatch.browser.app;
