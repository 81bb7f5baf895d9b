package dev.runproof.parse;

import java.util.List;
import java.util.function.Function;

/** The formats that are understood, by the names under which people and programs ask for them. */
public final class Formats {
    private static final List<Format> ALL = List.of(
            ofText("cm_ctl-query", CmCtlQuery::parse),
            ofText("cm_ctl-version", CmCtlVersion::parse),
            ofText("gs_om-status", GsOmStatus::parse),
            ofText("gs_checkos", GsCheckos::parse),
            ofText("df", Df::parse),
            ofText("gs_upgradectl-help", GsUpgradectlHelp::parse),
            new Format("openmldb-table-status", OpenmldbTableStatus::parse),
            new Format("openmldb-tablets", OpenmldbTablets::parse),
            new Format("openmldb-nameservers", OpenmldbNameservers::parse),
            new Format("openmldb-op-status", OpenmldbOpStatus::parse),
            ofText("openmldb-start", OpenmldbStart::parse),
            ofText("openmldb-version", OpenmldbVersion::parse),
            ofText("docker-inspect-binds", DockerContainer::parse),
            ofText("docker-load", DockerLoad::parse),
            ofText("supervisorctl-status", SupervisorctlStatus::parse),
            ofText("oms-docker-init", OmsDockerInit::parse),
            new Format("mysqldump-file", MysqldumpFile::parse),
            ofText("oms-health", OmsHealth::parse),
            ofText("oms-config", OmsConfig::parse),
            ofText("oms-ha-config", OmsHaConfig::parse));

    private Formats() {}

    /** The names of all formats, in the order in which they are shown. */
    public static List<String> names() {
        return ALL.stream().map(Format::name).toList();
    }

    /**
     * The format of that name.
     *
     * @throws UnknownFormat when none has it
     */
    public static Format named(String name) {
        return ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownFormat(name, names()));
    }

    private static Format ofText(String name, Function<String, Object> parser) {
        return new Format(name, output -> parser.apply(OutputLines.decode(output)));
    }

    /** One format: its name and what reads it. */
    public record Format(String name, Function<byte[], Object> parser) {
        /**
         * Reads an output into its fact, a record whose components are the keys of its JSON form.
         *
         * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
         */
        public Object read(byte[] output) {
            return parser.apply(output);
        }
    }
}
