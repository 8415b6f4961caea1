/** Looks at a live installation and says what is wrong with it and what to do. It writes nothing. */
package org.pollwatch.local.doctor;
