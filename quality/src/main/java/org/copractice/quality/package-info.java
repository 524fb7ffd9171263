/// What must hold of the API's descriptions in `docs/api` and of the portal, seen by who works with
/// them.
///
/// `quality/lint` reads them by the rules of others, `compatibility` compares them with what was
/// released last, and `quality/clients` are clients made from them, which walk a journey through
/// the whole platform. `quality/portal` opens the portal in a browser.
package org.copractice.quality;
