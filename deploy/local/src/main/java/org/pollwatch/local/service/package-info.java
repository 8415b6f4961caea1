/** How each service is started inside a {@link org.pollwatch.local.LocalSet}. */
package org.pollwatch.local.service;
