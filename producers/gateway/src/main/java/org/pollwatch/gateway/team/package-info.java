/** Who may report: adding, revoking and listing teams. */
package org.pollwatch.gateway.team;
