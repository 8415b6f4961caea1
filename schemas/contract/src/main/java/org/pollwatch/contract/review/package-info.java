/** Headquarters' decisions about reports that are made for many at once. */
package org.pollwatch.contract.review;
