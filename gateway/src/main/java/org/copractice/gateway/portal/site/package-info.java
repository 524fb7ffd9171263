/// Makes the portal's files while the gateway is built: nothing here runs in the gateway. What it
/// reads is committed (`docs/api`, `docs/problems.md`, `src/main/portal`), so that what partners
/// read and what contributors read cannot differ.
package org.copractice.gateway.portal.site;
