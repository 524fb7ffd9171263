/// The sample: the real network of California's 58 county offices, two communities in it, and 260
/// people who do not exist.
///
/// It knows nothing of the services but the public API, and calls it as a partner's system would.
/// People, districts, schools and universities are synthetic, as is what they do; the files in
/// `resources/sample` say so. Names, ids and keys follow from the files, so every sample is the
/// same and loading it twice changes nothing.
package org.copractice.local.sample;
