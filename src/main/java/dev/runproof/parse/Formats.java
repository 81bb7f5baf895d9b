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
     * Reads an output of the named format into its fact, a record whose components are the keys of its JSON form.
     *
     * @throws UnknownFormat when no format has this name
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static Object read(String format, byte[] input) {
        return ALL.stream()
                .filter(known -> known.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new UnknownFormat(format, names()))
                .parser()
                .apply(OutputLines.decode(input));
    }

    private record Format(String name, Function<String, Object> parser) {}
}
