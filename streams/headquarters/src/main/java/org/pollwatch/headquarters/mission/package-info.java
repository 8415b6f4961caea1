/** The missions that headquarters serves: what they are, beside their figures. */
package org.pollwatch.headquarters.mission;
