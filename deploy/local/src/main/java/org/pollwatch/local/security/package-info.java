/** A secured cluster: certificates, who may do what, and the rule that only the publisher writes schemas. */
package org.pollwatch.local.security;
