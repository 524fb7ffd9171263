package org.copractice.gateway.portal.site;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The files of the WebJar. It keeps them in a folder that is named for its version.
final class SwaggerUi {

    private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerUi() {}

    static String file(String name) throws IOException {
        var pom = new Properties();
        try (var in = SwaggerUi.class.getResourceAsStream(POM)) {
            pom.load(in);
        }
        var path =
                "/META-INF/resources/webjars/swagger-ui/%s/%s"
                        .formatted(pom.getProperty("version"), name);
        try (var in = SwaggerUi.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
