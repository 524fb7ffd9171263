package org.copractice.local.sample;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// What there is to load.
record Network(
        List<Kind> kinds,
        List<Organization> organizations,
        List<Community> communities,
        Term term,
        @JsonIgnore List<Office> offices) {

    record Kind(String code, String name, boolean onePerCounty) {}

    record Organization(String name, String kind, String county, String within, String website) {}

    record Community(
            String name,
            List<String> subjects,
            String description,
            String foundedOn,
            String invitedOn,
            String decidedOn,
            String evidence,
            List<String> focusAreas,
            List<String> seats) {

        UUID id() {
            return Ids.of("community", name);
        }
    }

    record Term(String from, String until) {}

    /// A county and its office.
    record Office(String county, String fips, String countyName, int region, String name) {

        static Office of(String line) {
            var cells = line.split(",", 5);
            return new Office(
                    cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[4].strip());
        }

        UUID id() {
            return Ids.of("organization", name);
        }
    }

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static Network read() {
        try (var stream = Network.class.getResourceAsStream("/sample/network.json")) {
            var read = JSON.readValue(stream, Network.class);
            return new Network(
                    read.kinds(),
                    read.organizations(),
                    read.communities(),
                    read.term(),
                    readOffices());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Office> readOffices() {
        var file = Network.class.getResourceAsStream("/sample/county-offices.csv");
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(Office::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
