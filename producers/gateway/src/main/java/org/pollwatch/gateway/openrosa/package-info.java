/**
 * What ODK Collect and other clients of OpenRosa speak: the list of forms, the forms as XForms, their tables of places, and
 * submissions. After docs.getodk.org (openrosa-form-list, openrosa-form-submission, openrosa-metadata); see docs/collect.md.
 */
package org.pollwatch.gateway.openrosa;
