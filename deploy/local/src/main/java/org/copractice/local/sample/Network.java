package org.copractice.local.sample;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/// The network itself: where its offices lie, who else belongs to it, and its communities.
record Network(
        List<Kind> kinds,
        List<Organization> organizations,
        List<Community> communities,
        @JsonIgnore List<Office> offices) {

    record Kind(String code, String name, boolean onePerCounty) {}

    record Organization(String name, String kind, String county, String within, String website) {}

    /// @param unanswered names of the offices whose answer is awaited
    /// @param declined names of the offices that did not join
    record Community(
            String name,
            List<String> subjects,
            String description,
            String foundedOn,
            String invitedOn,
            String answeredOn,
            List<String> unanswered,
            List<String> declined,
            List<Decision> decisions,
            List<Seat> committee) {

        UUID id() {
            return Ids.community(name);
        }
    }

    /// @param adopt names of focus areas
    record Decision(String decidedOn, String evidence, String stage, List<String> adopt) {}

    record Seat(String title, List<Term> terms) {}

    /// @param holder key of a person
    /// @param vacatedOn null when the term was, or will be, served to its end
    record Term(String holder, String from, String until, String vacatedOn, String reason) {}

    /// A county and its office.
    record Office(String county, String fips, String countyName, int region, String name) {

        static Office of(String line) {
            var cells = line.split(",", 5);
            return new Office(
                    cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[4].strip());
        }

        UUID id() {
            return Ids.organization(name);
        }
    }

    static Network read() {
        var read = Source.read("network.json", Network.class);
        return new Network(
                read.kinds(),
                read.organizations(),
                read.communities(),
                Source.lines("county-offices.csv").stream().map(Office::of).toList());
    }
}
