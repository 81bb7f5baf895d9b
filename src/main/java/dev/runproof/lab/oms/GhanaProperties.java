package dev.runproof.lab.oms;

/** The file by which the console's program knows its installation: step 3 of the initialisation makes it. */
final class GhanaProperties {
    private static final String FILE = "/home/ds/ghana/config/application-oms.properties";

    private GhanaProperties() {}

    static void write(OmsNode node) {
        var config = node.config();
        node.container().write(FILE, """
                spring.application.name=ghana
                server.port=%d
                oms.cm.url=%s
                oms.cm.location=%d
                spring.datasource.url=jdbc:mysql://%s:%d/%s
                spring.datasource.username=%s
                """.formatted(
                        config.ports().ghana(),
                        config.cmUrl(),
                        config.location(),
                        config.metaHost(),
                        config.metaPort(),
                        config.rm(),
                        config.metaUser()));
    }
}
