/** The live stream: server-sent events to many watchers, none of whom can slow another. */
package org.pollwatch.headquarters.events;
