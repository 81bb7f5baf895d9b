package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config.yaml} of OMS, of one region or of several, one document each.
 *
 * @param metaHost of the MetaDB, as is {@code metaPort}; {@code metaUser} may be {@code user@tenant#cluster}
 * @param metaPasswordSet there is one, whatever it is
 * @param rmDatabase shared by all regions, as is {@code cmDatabase}
 * @param databases rm, cm and every region's heartbeat database, each once: what has to be backed up
 * @param warnings what OMS does not refuse though it is hardly meant, sorted
 */
public record OmsConfig(
        String metaHost,
        int metaPort,
        String metaUser,
        boolean metaPasswordSet,
        String rmDatabase,
        String cmDatabase,
        List<String> databases,
        List<Region> regions,
        List<String> warnings) {
    static final String TOOL = "config.yaml";

    public OmsConfig {
        databases = List.copyOf(databases);
        regions = List.copyOf(regions);
        warnings = List.copyOf(warnings);
    }

    /**
     * Nodes that share a heartbeat database.
     *
     * @param name null when it has none, as an installation with one region need not
     * @param location from 0 to 127
     * @param nodes their addresses, at least one
     */
    public record Region(
            @Nullable String name,
            int location,
            boolean isDefault,
            String cmUrl,
            String heartbeatDatabase,
            List<String> nodes,
            Ports ports) {
        public Region {
            nodes = List.copyOf(nodes);
        }

        /** Those of {@link OmsConfig#warnings} that it has by itself, sorted. */
        public List<String> warnings() {
            return OmsConfigWarnings.of(this);
        }
    }

    /** What the container listens on, in the host's own network. */
    public record Ports(int console, int cm, int ghana, int supervisor, int sshd) {}

    /** Those of {@link #warnings} that regions have together, sorted; a file need not hold all regions of its installation. */
    public static List<String> warningsAmong(List<Region> regions) {
        return OmsConfigWarnings.among(regions);
    }

    /**
     * Reads one file, or the files of several regions with {@code ---} between them.
     *
     * @throws dev.runproof.model.OutputFormatException when it is no such file; it names keys and quotes no value
     */
    public static OmsConfig parse(String file) {
        return OmsConfigReader.read(OutputText.withSecrets(TOOL, file, "key: value"));
    }
}
