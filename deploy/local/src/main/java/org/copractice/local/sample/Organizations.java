package org.copractice.local.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/// Regions, counties, kinds, and the organizations that need them.
record Organizations(Api api, Network network, Steps steps) {

    void load() {
        var offices = network.offices();
        var regions = offices.stream().map(Network.Office::region).distinct().toList();
        steps.each("Kinds", network.kinds(), this::putKind);
        steps.each("Regions", regions, this::putRegion);
        steps.each("Counties", offices, this::putCounty);
        steps.each("County offices", offices, this::putOffice);
        // in the order of the file: whoever is within another comes after it
        network.organizations().forEach(this::putOrganization);
    }

    private void putKind(Network.Kind kind) {
        api.put(
                "/v1/organization-kinds/" + kind.code(),
                Map.of("name", kind.name(), "onePerCounty", kind.onePerCounty()));
    }

    private void putRegion(int number) {
        api.put("/v1/regions/" + number, Map.of("name", "Region " + number));
    }

    private void putCounty(Network.Office office) {
        api.put(
                "/v1/counties/" + office.county(),
                Map.of(
                        "name", office.countyName(),
                        "fips", office.fips(),
                        "region", office.region()));
    }

    private void putOffice(Network.Office office) {
        api.put(
                "/v1/organizations/" + office.id(),
                Map.of(
                        "name", office.name(),
                        "kind", "county-office",
                        "county", office.county()));
    }

    private void putOrganization(Network.Organization organization) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", organization.name());
        body.put("kind", organization.kind());
        body.put("county", organization.county());
        body.put("website", organization.website());
        body.put(
                "within",
                organization.within() == null
                        ? null
                        : Ids.of("organization", organization.within()));
        body.values().removeIf(value -> value == null);
        api.put("/v1/organizations/" + Ids.of("organization", organization.name()), body);
    }
}
