/** The quick count: what a probability sample of stations says about all of them, and how surely. */
package org.pollwatch.counting.sample;
