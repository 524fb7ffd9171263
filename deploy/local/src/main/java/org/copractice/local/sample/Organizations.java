package org.copractice.local.sample;

import java.util.List;

/// Regions, counties, kinds, and the organizations that need them.
record Organizations(Api api, Network network, Steps steps) {

    void load() {
        var offices = network.offices();
        var regions = offices.stream().map(Network.Office::region).distinct().toList();
        steps.each("Kinds", network.kinds(), this::putKind);
        steps.each("Regions", regions, this::putRegion);
        steps.each("Counties", offices, this::putCounty);
        steps.each("County offices", offices, this::putOffice);
        steps.each("Organizations", organizations(false), this::putOrganization);
        steps.each("Organizations within others", organizations(true), this::putOrganization);
    }

    private List<Network.Organization> organizations(boolean within) {
        return network.organizations().stream()
                .filter(organization -> (organization.within() != null) == within)
                .toList();
    }

    private void putKind(Network.Kind kind) {
        api.put(
                "/v1/organization-kinds/" + kind.code(),
                Body.of("name", kind.name()).and("onePerCounty", kind.onePerCounty()));
    }

    private void putRegion(int number) {
        api.put("/v1/regions/" + number, Body.of("name", "Region " + number));
    }

    private void putCounty(Network.Office office) {
        api.put(
                "/v1/counties/" + office.county(),
                Body.of("name", office.countyName())
                        .and("fips", office.fips())
                        .and("region", office.region()));
    }

    private void putOffice(Network.Office office) {
        api.put(
                "/v1/organizations/" + office.id(),
                Body.of("name", office.name())
                        .and("kind", "county-office")
                        .and("county", office.county()));
    }

    private void putOrganization(Network.Organization organization) {
        api.put(
                "/v1/organizations/" + Ids.organization(organization.name()),
                Body.of("name", organization.name())
                        .and("kind", organization.kind())
                        .and("county", organization.county())
                        .and("website", organization.website())
                        .and("within", Ids.organization(organization.within())));
    }
}
