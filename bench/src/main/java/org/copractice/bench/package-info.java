/// Measures what the platform costs beside what lies under it: both sides in turns, in one run, on
/// the same machine, so that the ratio holds where the figures do not.
///
/// It starts engines and service of its own, loads them from this machine only, and ends by itself.
package org.copractice.bench;
