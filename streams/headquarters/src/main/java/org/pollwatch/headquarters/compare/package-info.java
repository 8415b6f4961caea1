/** Two missions side by side: where indicators match, and areas correspond because somebody declared it. */
package org.pollwatch.headquarters.compare;
