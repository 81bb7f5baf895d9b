package dev.runproof.lab.openmldb;

import java.util.List;

/** Settings of the application and its SDKs. */
final class SdkScenarios {
    static final List<Scenario> LIST = List.of(
            pom("SIM-POM-PROPERTY", "The version of the Java SDK stands in a property.", ApplicationPom.PROPERTY),
            pom(
                    "SIM-POM-MANAGED",
                    "The version of the Java SDK stands in dependencyManagement.",
                    ApplicationPom.MANAGED),
            pom("SIM-POM-MISSING", "The pom file does not name the Java SDK.", ApplicationPom.MISSING),
            pom("SIM-POM-SHARED", "Other artifacts use the property with the version as well.", ApplicationPom.SHARED),
            Scenario.of("SIM-PIP-NONE", "The package index has no SDK of the target release.", planting -> {
                String version = planting.site().settings().target().numbers();
                planting.site().index().remove(version);
                planting.undo(() -> planting.site().index().restore(version));
            }));

    private SdkScenarios() {}

    private static Scenario pom(String id, String sentence, ApplicationPom form) {
        return Scenario.of(id, sentence, planting -> {
            var station = planting.site().application();
            planting.rewrite(
                    station,
                    station.application().resolve("pom.xml"),
                    form.text(planting.site().settings().installed().numbers()));
        });
    }
}
