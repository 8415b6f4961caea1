/** The contract: which topics there are, what is in them, and how its bytes are read and written. */
package org.pollwatch.contract;
