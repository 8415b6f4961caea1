/** All of Pollwatch on one machine: embedded broker, registry as a child process, and the order of start and stop. */
package org.pollwatch.local;
