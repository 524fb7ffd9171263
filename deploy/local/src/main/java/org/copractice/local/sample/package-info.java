/// The sample: the real network of California's 58 county offices, and two communities in it.
///
/// It knows nothing of the services but the public API, and calls it as a partner's system would.
/// Who sits on a committee is invented: the persons are ids that belong to nobody.
package org.copractice.local.sample;
