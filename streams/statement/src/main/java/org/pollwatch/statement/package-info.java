/** The statement: figures folded from the log up to stated offsets, their canonical bytes, what may be released of them, and how they are read. */
package org.pollwatch.statement;
