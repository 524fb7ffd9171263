/// What every connection passes before and after all else: the bytes of a request are read to the
/// letter, its answer gets the headers every answer has, and a request that is no HTTP, comes too
/// slowly or is cut short gets a problem and the end of its connection.
///
/// [StrictDecoder] reads a request and refuses what two servers could read in two ways; [Door]
/// answers in its place, in the order of the requests; [Doorway] puts both into each connection.
///
/// What always holds: after a request that was refused here no further byte of its connection is
/// taken for a request; no answer leaves without the headers of [EveryAnswer].
///
/// What this package refuses to know: paths, tokens and services.
package org.copractice.gateway.door;
