package org.copractice.bench;

/// A record by its id over HTTP, with token and ETag, against the bare indexed `SELECT` of its row.
final class Reads {

    private Reads() {}

    static Line measure(Stand stand, Length length) {
        var path = Preparation.anOrganization(stand);
        var id = path.substring(path.lastIndexOf('/') + 1);
        var select = "SELECT revision, document FROM organization WHERE id = '%s';".formatted(id);
        int seconds = length.seconds();
        return Line.of(
                "read by id against bare select",
                Pairs.measure(
                        length.pairs(),
                        () -> stand.wrk().run("get.lua", path, 16, seconds).perSecond(),
                        () -> stand.pgbench().run("membership", "select", select, seconds)),
                " /s",
                "0.25",
                "0.4");
    }
}
