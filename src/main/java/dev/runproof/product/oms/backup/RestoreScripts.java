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
                briefly 300 "$1" --comments --max-allowed-packet=1G --default-character-set=utf8mb4 "$2" \\
                  <&5 >/dev/null 2>"$3.restore-err"
                filled=$?
                ticked
              } 5<"$3"
              return "$filled"
            }
            create() {
              briefly 300 "$1" -e "create database \\`$2\\` character set $3 collate $4" 2>"$5.restore-err"
            }
            """;

    /**
     * Defines, for the variable {@code file}, a dump
     *
     * <ul>
     *   <li>{@code leaving}: 0 when a line begins as a statement does with which the dump tools leave the database that a
     *       dump is restored into, or alter another one, as around a trigger that is older than the database's collation; they
     *       never write a line feed into a row. This has to be known before the restore; the
     *       parser of the outline knows every other form behind it. With texts alone grep needs 0.2 s for 1 GB, with classes
     *       of letters 0.9 s
     *   <li>{@code ending}: that the dump does not end as a whole one does, if so, for people
     * </ul>
     */
    static final String TRYING = """
            leaving() {
              LC_ALL=C grep -q -E '^(USE `|(ALTER|CREATE|DROP) DATABASE |/[*]!40000 DROP DATABASE )' "$file"
            }
            ending() {
              case $(tail -c 200 -- "$file" | tail -n 1) in
                '-- Dump completed'*) ;;
                *) printf '; the file does not end as a whole dump does' ;;
              esac
            }
            """;

    /**
     * Restores a dump into a scratch database; its name is written down first, unless there is a database of this name: that
     * is somebody else's then. One whose restore fails is dropped. A dump that would leave the scratch database is refused.
     * The restore keeps one processor busy: beside it the dump is read, behind everything else, and its outline written,
     * which is what {@link DumpScripts#OUTLINE} would print of it.
     *
     * <p>Arguments: program mysql, directory of the set, database, scratch database, character set, collation.
     */
    static final ShellText TRIAL =
            new ShellText("trial", Clients.BEGINNING + FILL + TRYING + """
            mysql=$1 dir=$2 database=$3 scratch=$4
            plain "$database" "$scratch" "$5" "$6"
            file=$dir/$database.sql
            failed() {
              printf '%s: %s\\n' "$database" "$1" >&2
              exit "${2:-1}"
            }
            leaving
            case $? in
              0) failed 'the dump chooses, alters, creates or drops a database itself: it is not restored' 65 ;;
              1) ;;
              *) failed 'the dump cannot be read' 66 ;;
            esac
            there=$(logged_in "$mysql" -N -B -e "select count(*) from information_schema.schemata
              where schema_name = '$scratch'") || exit
            [ "$there" = 0 ] || failed "there is a database $scratch already, and no run has made it" 73
            printf '%s\\n' "$scratch" >>"$dir/scratch" || exit
            create "$mysql" "$scratch" "$5" "$6" "$file" ||
              failed "the scratch database cannot be made: $(told "$file.restore-err")"
            wrong=
            nice -n 19 sh -s -- "$file" <<'reading' 2>"$file.reading-err" &
            """ + DumpReading.FUNCTIONS + """
            outlined "$1" >"$1.outline"
            reading
            reading=$!
            if ! fill "$mysql" "$scratch" "$file"; then
              wrong="the trial restore failed: $(told "$file.restore-err")$(ending)"
              kill "$reading" 2>/dev/null
            elif ! wait "$reading"; then
              wrong="its outline could not be made: $(tail -n 1 "$file.reading-err" | cut -c 1-300)"
            fi
            if [ -n "$wrong" ]; then
              briefly 300 "$mysql" -e "drop database \\`$scratch\\`"
              failed "$wrong"
            fi
            rm -f -- "$file.reading-err"
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
                briefly 300 "$mysql" -e "drop database if exists \\`$scratch\\`" </dev/null || exit
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
            briefly 300 "$mysql" -e "drop database if exists \\`$database\\`" 2>"$file.restore-err" ||
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
