/** The command line. The only package that writes to the terminal itself. */
package org.pollwatch.local.cli;
