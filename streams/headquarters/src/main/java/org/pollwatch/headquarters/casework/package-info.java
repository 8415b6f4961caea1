/** What headquarters does about reports: corrections and their verdicts, questions back, and what it keeps in order by itself. */
package org.pollwatch.headquarters.casework;
