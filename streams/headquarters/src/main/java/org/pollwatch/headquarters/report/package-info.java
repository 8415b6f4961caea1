/** Single reports: lists behind a figure, one report with its whole trail, what is known of a place, who is stuck, search. */
package org.pollwatch.headquarters.report;
