/** Announced official figures on their way to their topic; they are never mixed with observation. */
package org.pollwatch.contract.series;
