/** Reads the missions' topics into the boards. */
package org.pollwatch.headquarters.feed;
