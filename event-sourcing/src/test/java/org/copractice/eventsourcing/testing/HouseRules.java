package org.copractice.eventsourcing.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of this house that a machine can check, each with its reason. A capability is a
/// package with a `…Decider` in it.
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class HouseRules {

    private static final String LIBRARY = "org.copractice.eventsourcing";

    private final JavaClasses code;
    private final SortedSet<String> capabilities;

    /// @param basePackage of the module's own code
    protected HouseRules(String basePackage) {
        this.code =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(new ImportOption.DoNotIncludeJars())
                        .importPackages(basePackage);
        this.capabilities =
                code.stream()
                        .filter(type -> type.getSimpleName().endsWith("Decider"))
                        .filter(type -> !type.isInterface())
                        .map(JavaClass::getPackageName)
                        .collect(toCollection(TreeSet::new));
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(everywhere(), endpoints(), roots(), capabilities())
                .flatMap(List::stream)
                .map(rule -> rule.allowEmptyShould(true))
                .map(rule ->
                        DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(code)));
    }

    /// Compiled code does not show it, hence the look at the sources.
    @Test
    void every_package_says_what_it_means_and_what_it_refuses_to_know() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var silent =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                            .filter(folder -> !isPartOfCapability(folder))
                            .sorted()
                            .toList();
            if (!silent.isEmpty()) {
                throw new AssertionError("write a package-info.java in " + silent);
            }
        }
    }

    /// `http` and `directory` of a capability are told by the capability's own package-info.
    private static boolean isPartOfCapability(Path folder) {
        try (var files = Files.list(folder.getParent())) {
            return files.anyMatch(file -> file.toString().endsWith("Decider.java"))
                    && Files.exists(folder.getParent().resolve("package-info.java"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ArchRule> everywhere() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Util|Utils|DTO|Dto|Base)")
                        .because("such a suffix fits everything and says nothing"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .because("what a class needs stands in its constructor"),
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("a log has levels and trace ids; the console has neither"),
                noClasses()
                        .should()
                        .callMethodWhere(target(nameMatching("printStackTrace")))
                        .because("an error is logged or handed on, not printed"),
                noClasses()
                        .should()
                        .callMethodWhere(
                                target(nameMatching("sleep"))
                                        .and(
                                                target(
                                                        owner(
                                                                are(
                                                                        JavaClass.Predicates.type(
                                                                                Thread.class))))))
                        .because("a sleep is too long or too short; wait for what must come"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.(Date|Calendar)|java\\.sql\\.(Date|Time|Timestamp)|java\\.text\\.SimpleDateFormat")
                        .because("java.time says whether it means a moment or a day"));
    }

    private static List<ArchRule> endpoints() {
        return List.of(
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.ws.rs.Path")
                        .should()
                        .haveSimpleNameEndingWith("Endpoint")
                        .andShould()
                        .bePackagePrivate()
                        .andShould()
                        .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                        .because(
                                "resources are what teachers share; nobody calls an endpoint but"
                                        + " HTTP; and one that waits for the database must not"
                                        + " hold a platform thread"));
    }

    private List<ArchRule> roots() {
        var roots = capabilities.toArray(String[]::new);
        return List.of(
                noClasses()
                        .that()
                        .resideInAnyPackage(roots)
                        .should()
                        .dependOnClassesThat(
                                resideOutsideOfPackages(withOwn("java..", LIBRARY, roots)))
                        .because(
                                "rules outlive technology: they know Java and the library's root"
                                        + " package"),
                noClasses()
                        .that()
                        .resideInAnyPackage(roots)
                        .should()
                        .callMethodWhere(target(nameMatching("now|randomUUID")))
                        .orShould()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                        "java.io..",
                                        "java.net..",
                                        "java.nio..",
                                        "java.sql..",
                                        "java.util.concurrent.."))
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.Random|java\\.lang\\.Thread|java\\.time\\.Clock")
                        .because(
                                "a decision is taken again when a race is lost and must be the same:"
                                        + " ids and times come in with the command"),
                classes()
                        .that()
                        .resideInAnyPackage(roots)
                        .and()
                        .haveNameMatching(".*[a-z](Event|Command)")
                        .should(beSealedInterfacesOfRecords())
                        .because("then adding an event stops compilation wherever it matters"));
    }

    private static String[] withOwn(String java, String library, String... own) {
        return Stream.concat(Stream.of(java, library), Arrays.stream(own)).toArray(String[]::new);
    }

    private List<ArchRule> capabilities() {
        return capabilities.stream()
                .<ArchRule>map(capability ->
                        noClasses()
                                .that()
                                .resideInAPackage(capability + "..")
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(partsOfOthers(capability)))
                                .because("capabilities meet only through events and ids"))
                .toList();
    }

    private String[] partsOfOthers(String capability) {
        return capabilities.stream()
                .filter(other -> !other.equals(capability))
                .map(other -> other + ".*..")
                .toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> beSealedInterfacesOfRecords() {
        return new ArchCondition<>("be sealed interfaces of records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var permitted = type.reflect().getPermittedSubclasses();
                boolean isSo =
                        type.isInterface()
                                && permitted != null
                                && Arrays.stream(permitted).allMatch(Class::isRecord);
                events.add(new SimpleConditionEvent(type, isSo, type.getDescription()));
            }
        };
    }
}
