/** Who did what at headquarters: written to a topic, never changed. */
package org.pollwatch.headquarters.audit;
