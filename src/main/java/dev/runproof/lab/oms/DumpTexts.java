package dev.runproof.lab.oms;

/** What stands in the place of the dump tool on a host when something is to go wrong with it. */
final class DumpTexts {
    /** Runs the machine's own, which the directory of this script does not hide. */
    private static final String REAL = """
            #!/bin/sh
            # A dump tool with a planted fault.
            rp_self=$(dirname "$0")
            PATH=$(printf '%s' "$PATH" | sed "s,^$rp_self:,,; s,:$rp_self:,:,")
            case " $* " in *' --help '*|*' --version '*|*' -V '*) exec @TOOL@ "$@" ;; esac
            rp_file=
            for rp_word; do
                case "$rp_word" in --result-file=*) rp_file=${rp_word#--result-file=} ;; esac
            done
            rp_keep() { if [ -n "$rp_file" ]; then "$@" <"$rp_file" >"$rp_file.rp" && mv "$rp_file.rp" "$rp_file"; fi; }
            """;

    static final String FULL = REAL + """
            @TOOL@ "$@" | head -c 262144
            rp_keep head -c 262144
            echo '@TOOL@: Got errno 28 on write' >&2
            exit 5
            """;

    static final String OTHER_DATABASE = REAL + """
            for rp_word; do
                shift
                case "$rp_word" in -*) ;; *) rp_word=${rp_word}_gone ;; esac
                set -- "$@" "$rp_word"
            done
            exec @TOOL@ "$@"
            """;

    static final String LAST_TABLE_MISSING = REAL + """
            rp_drop() {
                awk '/^-- Table structure for table/ { if (held) printf "%s", part; part = ""; held = 1 }
                     /^\\/\\*!40103 SET TIME_ZONE=@OLD_TIME_ZONE/ { part = ""; held = 0 }
                     held { part = part $0 "\\n"; next } { print }'
            }
            @TOOL@ "$@" | rp_drop
            rp_keep rp_drop
            """;

    private DumpTexts() {}

    /** Writes into the heartbeat database when the dump is done. */
    static String forgottenWriter(Station station) {
        return REAL + "@TOOL@ \"$@\"\nrp_exit=$?\n" + station.host().path(ImageContents.WRITER) + "\nexit $rp_exit\n";
    }
}
