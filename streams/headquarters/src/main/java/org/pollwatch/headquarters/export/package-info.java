/** Figures as tables: one row per record and indicator, as CSV and as a spreadsheet. */
package org.pollwatch.headquarters.export;
