package org.copractice.local.sample;

import java.util.List;
import org.copractice.local.sample.Person.Belonging;
import org.copractice.local.sample.Person.Consent;
import org.copractice.local.sample.Person.Work;

/// The people: their records, their work, what they consent to, and the communities they belong to.
record People(Api api, List<Person> people, Steps steps) {

    void load() {
        steps.each("People", people, this::register);
    }

    /// One after the other, for each of these makes the next revision of the same record.
    private void register(Person person) {
        var path = "/v1/people/" + person.id();
        api.put(
                path,
                Body.of("name", person.name())
                        .and("contact", person.contact())
                        .and("subjects", person.subjects())
                        .and("expertise", person.expertise()));
        person.work().forEach(work -> affiliate(path, person, work));
        person.consents().forEach(consent -> decide(path, consent));
        if (person.leadership() != null) {
            api.change(path + "/leadership", person.leadership());
        }
        person.memberships().forEach(membership -> belong(person, membership));
    }

    private void affiliate(String path, Person person, Work work) {
        var name = "%s/%s/%s".formatted(person.key(), work.organization(), work.role());
        api.change(
                path + "/affiliations/" + Ids.of("affiliation", name),
                Body.of("organization", Ids.organization(work.organization()))
                        .and("role", work.role())
                        .and("from", work.from())
                        .and("until", work.until()));
    }

    private void decide(String path, Consent consent) {
        api.change(
                path + "/consents/" + consent.purpose(),
                Body.of("given", consent.given()).and("on", consent.on()));
    }

    private void belong(Person person, Belonging membership) {
        var begun =
                api.post(
                        "/v1/memberships",
                        Body.of("community", Ids.community(membership.community()))
                                .and("person", person.id())
                                .and("by", membership.by())
                                .and("on", membership.on()));
        api.steps("/v1/memberships/" + begun.path("id").asText(), membership.steps());
    }
}
