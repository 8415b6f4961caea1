/**
 * A mission's forms as XForms, which ODK Collect and other OpenRosa clients fill, and what they send back as reports. After
 * the ODK XForms specification (getodk.github.io/xforms-spec).
 */
package org.pollwatch.xforms;
