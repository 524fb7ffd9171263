package org.copractice.bench;

/// How long to measure.
///
/// @param seconds of one run
/// @param pairs of neighbouring runs
/// @param warmUpRequests of each kind; counted, not timed: a slow machine needs no less of them
/// @param events in the store when growth is measured
record Length(int seconds, int pairs, int warmUpRequests, int events) {

    static final Length FULL = new Length(30, 3, 100_000, 1_000_000);
    static final Length QUICK = new Length(5, 3, 20_000, 100_000);
}
