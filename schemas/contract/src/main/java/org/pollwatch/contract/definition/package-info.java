/** Publishes a mission's definition, revision by revision, and follows it. */
package org.pollwatch.contract.definition;
