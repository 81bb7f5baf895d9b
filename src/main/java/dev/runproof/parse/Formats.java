package dev.runproof.parse;

import java.util.List;
import java.util.function.Function;

/** The formats that are understood, by the names under which people and programs ask for them. */
public final class Formats {
    private static final List<Format> ALL = List.of(
            new Format("cm_ctl-query", CmCtlQuery::parse),
            new Format("cm_ctl-version", CmCtlVersion::parse),
            new Format("gs_om-status", GsOmStatus::parse),
            new Format("gs_checkos", GsCheckos::parse),
            new Format("df", Df::parse),
            new Format("gs_upgradectl-help", GsUpgradectlHelp::parse));

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

    /** One format: its name and what reads it. */
    public record Format(String name, Function<String, Object> parser) {
        /**
         * Reads an output into its fact, a record whose components are the keys of its JSON form.
         *
         * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
         */
        public Object read(byte[] output) {
            return parser.apply(OutputLines.decode(output));
        }
    }
}
