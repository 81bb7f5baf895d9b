package dev.runproof.lab.openmldb;

/** The pom file of the application that uses the Java SDK, in the ways in which a version can stand in one. */
enum ApplicationPom {
    /** In each dependency. */
    PLAIN,
    /** In a property. */
    PROPERTY,
    /** In the management of the dependencies. */
    MANAGED,
    /** In a property that other artifacts use as well. */
    SHARED,
    /** Nowhere: the application does not use the SDK. */
    MISSING;

    private static final String LOGGING = dependency("org.slf4j", "slf4j-api", "1.7.36");

    String text(String version) {
        String named = this == PROPERTY || this == SHARED ? "${openmldb.version}" : version;
        String sdk = dependency("com.4paradigm.openmldb", "openmldb-jdbc", this == MANAGED ? "" : named)
                + dependency("com.4paradigm.openmldb", "openmldb-native", this == MANAGED ? "" : named);
        String used = this == MISSING ? "" : sdk;
        String other = this == SHARED ? dependency("com.example", "feature-store", named) : "";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>scoring</artifactId>
                  <version>1.4.0</version>
                %s%s  <dependencies>
                    <!-- The SDK's two artifacts go together. -->
                %s%s%s  </dependencies>
                </project>
                """.formatted(properties(version), management(version), used, other, LOGGING);
    }

    private String properties(String version) {
        return this == PROPERTY || this == SHARED
                ? "  <properties>\n    <openmldb.version>" + version + "</openmldb.version>\n  </properties>\n"
                : "";
    }

    private String management(String version) {
        return this == MANAGED
                ? "  <dependencyManagement>\n  <dependencies>\n"
                        + dependency("com.4paradigm.openmldb", "openmldb-jdbc", version)
                        + dependency("com.4paradigm.openmldb", "openmldb-native", version)
                        + "  </dependencies>\n  </dependencyManagement>\n"
                : "";
    }

    private static String dependency(String group, String artifact, String version) {
        return "    <dependency>\n      <groupId>" + group + "</groupId>\n      <artifactId>" + artifact
                + "</artifactId>\n" + (version.isEmpty() ? "" : "      <version>" + version + "</version>\n")
                + "    </dependency>\n";
    }
}
