/**
 * Forms as XLSForm workbooks (xlsform.org), so that a mission may go on writing its questionnaires where it always did. Columns
 * whose names begin with {@code pollwatch_} carry what XLSForm has no word for.
 */
package org.pollwatch.xforms.xlsform;
