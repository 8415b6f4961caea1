/** Who asks headquarters, what their role allows, and which areas are theirs. */
package org.pollwatch.headquarters.access;
