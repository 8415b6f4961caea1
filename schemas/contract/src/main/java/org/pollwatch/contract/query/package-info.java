/** Questions back: what headquarters may ask a team about one of its reports, in words that are fixed. */
package org.pollwatch.contract.query;
