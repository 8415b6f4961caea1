/** Statements at headquarters: freezing, what changed since, releasing. What they say is org.pollwatch.statement's. */
package org.pollwatch.headquarters.statement;
