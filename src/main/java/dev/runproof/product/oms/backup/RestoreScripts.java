package dev.runproof.product.oms.backup;

import dev.runproof.model.ShellText;

/** The shell texts that restore dumps; POSIX, constant, everything that varies is an argument. */
final class RestoreScripts {
    /** Defines {@code fill MYSQL DATABASE FILE}: a restore through stdin, without the line that MySQL's client chokes on. */
    private static final String FILL = """
            placed() {
              sed -n 's/^pos:[^0-9]*//p' /proc/self/fdinfo/5
            }
            fill() {
              size=$(($(wc -c <"$3")))
              {
                case $("$1" --version) in
                  *MariaDB*) ;;
                  *)
                    IFS= read -r first <&5
                    case $first in
                      *'enable the sandbox mode'*) ;;
                      *) exec 5<"$3" ;;
                    esac
                    ;;
                esac
                ticking "$2" "$size" placed
                # Clients leave comments out of what they send, those in triggers and routines too, unless they are told.
                logged_in "$1" --comments --max-allowed-packet=1G --default-character-set=utf8mb4 "$2" \\
                  <&5 >/dev/null 2>"$3.restore-err"
                filled=$?
                ticked
              } 5<"$3"
              return "$filled"
            }
            create() {
              logged_in "$1" -e "create database \\`$2\\` character set $3 collate $4" 2>"$5.restore-err"
            }
            """;

    /**
     * Restores a dump into a scratch database; its name is written down first, unless there is a database of this name: that
     * is somebody else's then. One whose restore fails is dropped.
     *
     * <p>Arguments: program mysql, directory of the set, database, scratch database, character set, collation.
     */
    static final ShellText TRIAL = new ShellText("trial", Clients.BEGINNING + FILL + """
            mysql=$1 dir=$2 database=$3 scratch=$4
            plain "$database" "$scratch" "$5" "$6"
            file=$dir/$database.sql
            there=$(logged_in "$mysql" -N -B -e "select count(*) from information_schema.schemata
              where schema_name = '$scratch'") || exit
            if [ "$there" != 0 ]; then
              printf '%s: there is a database %s already, and no run has made it\\n' "$database" "$scratch" >&2
              exit 73
            fi
            printf '%s\\n' "$scratch" >>"$dir/scratch" || exit
            if ! create "$mysql" "$scratch" "$5" "$6" "$file"; then
              printf '%s: the scratch database cannot be made: %s\\n' "$database" "$(told "$file.restore-err")" >&2
              exit 1
            fi
            if ! fill "$mysql" "$scratch" "$file"; then
              printf '%s: the trial restore failed: %s\\n' "$database" "$(told "$file.restore-err")" >&2
              logged_in "$mysql" -e "drop database \\`$scratch\\`"
              exit 1
            fi
            rm -f -- "$file.restore-err"
            """);

    /**
     * Drops the scratch databases that are written down in any set, those of killed runs too. Arguments: program mysql,
     * directory of all sets. Prints {@code dropped NAME}. Only names that were made for this are ever taken from the files.
     */
    static final ShellText SWEEP = new ShellText("sweep", Clients.BEGINNING + """
            mysql=$1 root=$2
            for list in "$root"/*/scratch; do
              [ -s "$list" ] || continue
              while read -r scratch; do
                plain "$scratch"
                case $scratch in
                  *_rp_*) ;;
                  *) continue ;;
                esac
                logged_in "$mysql" -e "drop database if exists \\`$scratch\\`" </dev/null || exit
                printf 'dropped %s\\n' "$scratch"
              done <"$list"
              : >"$list"
            done
            """);

    /**
     * Drops a database, creates it and restores its dump. Arguments: program mysql, directory of the set, database, SHA-256
     * of its dump, character set, collation. A dump with another digest is refused before anything is dropped.
     */
    static final ShellText RESTORE = new ShellText("restore", Clients.BEGINNING + DumpReading.FUNCTIONS + FILL + """
            mysql=$1 dir=$2 database=$3 digest=$4
            plain "$database" "$5" "$6"
            file=$dir/$database.sql
            is=$(digest <"$file") || exit
            if [ "${is%% *}" != "$digest" ]; then
              printf '%s has changed since it was proved: nothing was dropped\\n' "$file" >&2
              exit 65
            fi
            failed() {
              printf '%s: %s: %s\\n' "$database" "$1" "$(told "$file.restore-err")" >&2
              exit 1
            }
            # Behind somebody's open transaction it would wait for a day without a word.
            logged_in "$mysql" -e "set lock_wait_timeout = 300; drop database if exists \\`$database\\`" 2>"$file.restore-err" ||
              failed 'it could not be dropped'
            echo dropped
            create "$mysql" "$database" "$5" "$6" "$file" || failed 'it was dropped and could not be created'
            echo created
            fill "$mysql" "$database" "$file" || failed 'it was dropped and created, and its restore failed'
            rm -f -- "$file.restore-err"
            echo restored
            """);

    private RestoreScripts() {}
}
