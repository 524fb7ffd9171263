package org.copractice.quality.portal;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.copractice.quality.Shell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.w3c.dom.Element;

/// The portal as people see it: each test of `quality/portal/portal.test.mjs`, which drives a
/// browser, is a test here. `quality/portal/check` says the same by hand.
class PortalInBrowserTest {

    private static final Path RESULTS = Path.of("portal/target/results.xml");

    /// @param fault empty when it passed
    private record Result(String name, String fault) {

        /// Nothing is told of a test that passed; of one that was left out, only that.
        private static Result of(Element test) {
            var told = test.getElementsByTagName("*");
            return new Result(
                    test.getAttribute("name"),
                    told.getLength() == 0
                            ? ""
                            : told.item(0).getNodeName() + told.item(0).getTextContent());
        }

        private boolean passed() {
            return fault.isEmpty();
        }

        private DynamicTest asTest() {
            return dynamicTest(
                    name,
                    () -> {
                        if (!passed()) {
                            fail(fault);
                        }
                    });
        }
    }

    @TestFactory
    @DisabledIfSystemProperty(
            named = "without-browser",
            matches = ".*",
            disabledReason = "./test --without-browser")
    Stream<DynamicTest> portal() throws Exception {
        var check = Shell.run(Map.of(), "portal/check");
        var results = Files.exists(RESULTS) ? read(RESULTS) : List.<Result>of();
        // What goes wrong before the first test or after the last, none of them tells.
        var ended = check.status() == 0 || !results.stream().allMatch(Result::passed);
        if (!ended || results.stream().noneMatch(Result::passed)) {
            fail(check.said());
        }
        return results.stream().map(Result::asTest);
    }

    private static List<Result> read(Path file) throws Exception {
        var tests =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("testcase");
        return IntStream.range(0, tests.getLength())
                .mapToObj(i -> Result.of((Element) tests.item(i)))
                .toList();
    }
}
