package dev.runproof.product.oms.backup;

import dev.runproof.model.ShellText;

/**
 * The shell texts about a node's configuration and its copy; POSIX, constant, everything that varies is an argument: the file,
 * directory of all sets, run, SHA-256 of the file when it was read.
 */
final class ConfigScripts {
    /** Defines {@code state}, which prints {@code copy DIGEST PATH} and {@code now DIGEST FILE}; DIGEST may be {@code missing}. */
    private static final String FILES = """
            umask 077
            file=$1 copy=$2/config-$3/config.yaml wanted=$4
            content() {
              if [ -r "$file" ]; then cat -- "$file"; else sudo -n cat -- "$file"; fi
            }
            is() {
              content | sha256sum | cut -d ' ' -f 1
            }
            kept() {
              if [ -e "$1" ]; then sha256sum <"$1" | cut -d ' ' -f 1; else echo missing; fi
            }
            state() {
              printf 'copy %s %s\\n' "$(kept "$copy")" "$copy"
              printf 'now %s %s\\n' "$(is)" "$file"
            }
            """;

    /** A copy that is there already is kept as it is; a file that is no longer what was read is not copied. */
    static final ShellText COPY = new ShellText("copy-configuration", FILES + """
            mkdir -p -- "$2" || exit
            mkdir -- "${copy%/*}" 2>/dev/null || [ -d "${copy%/*}" ] || exit 73
            if [ ! -e "$copy" ]; then
              content >"$copy.new" || exit
              if [ "$(kept "$copy.new")" != "$wanted" ]; then
                rm -f -- "$copy.new"
                printf '%s has changed since it was read: it was not copied\\n' "$file" >&2
                exit 65
              fi
              ln -- "$copy.new" "$copy" || exit
              rm -f -- "$copy.new"
            fi
            state
            """);

    /** Changes nothing. */
    static final ShellText LOOK = new ShellText("look-at-configuration", FILES + "state\n");

    /**
     * Puts the copy back where the file is no longer the same, into the file itself: a container has mounted it by its inode.
     * What it replaces is kept beside the copy first: somebody may have put a new password into it. Prints {@code replaced
     * PATH} behind the state where something was. A copy that is not what was read is put nowhere.
     */
    static final ShellText PUT_BACK = new ShellText("put-configuration-back", FILES + """
            is=$(is)
            if [ "$is" != "$wanted" ]; then
              if [ "$(kept "$copy")" != "$wanted" ]; then
                printf '%s is no longer what it was before the upgrade (sha256 %s), and its copy %s is gone or has changed since it was made: nothing was replaced\\n' \\
                  "$file" "$wanted" "$copy" >&2
                exit 65
              fi
              replaced=$copy.replaced-$is
              content >"$replaced.new" && mv -f -- "$replaced.new" "$replaced" || exit
              if [ -w "$file" ]; then cat -- "$copy" >"$file"; else sudo -n tee -- "$file" <"$copy" >/dev/null; fi || exit
            fi
            state
            for replaced in "$copy".replaced-*; do
              case $replaced in *.new) continue ;; esac
              [ ! -e "$replaced" ] || printf 'replaced %s\\n' "$replaced"
            done
            """);

    private ConfigScripts() {}
}
