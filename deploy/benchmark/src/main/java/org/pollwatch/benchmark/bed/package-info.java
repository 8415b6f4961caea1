/** What is measured, running: processes of their own, as the product runs them, on directories that are deleted again. */
package org.pollwatch.benchmark.bed;
