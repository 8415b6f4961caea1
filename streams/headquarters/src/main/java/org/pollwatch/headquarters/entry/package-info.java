/** What headquarters itself enters: announced figures and decisions about reports. */
package org.pollwatch.headquarters.entry;
