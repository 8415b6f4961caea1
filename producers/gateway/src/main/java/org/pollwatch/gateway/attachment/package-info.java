/** Sealed notes and pictures, kept apart from every topic. Nothing here can read one. */
package org.pollwatch.gateway.attachment;
