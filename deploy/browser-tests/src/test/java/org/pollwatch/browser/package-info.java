/** The page in a real browser, on the whole set: what an analyst at headquarters sees and does. */
package org.pollwatch.browser;
