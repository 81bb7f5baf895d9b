package dev.runproof.product.oms.backup;

import dev.runproof.model.ShellText;

/** The shell texts that make and read dumps; POSIX, constant, everything that varies is an argument. */
final class DumpScripts {
    /**
     * Dumps databases one after the other into a new directory. Nothing that is there is ever opened for writing. Server and
     * client keep two processors busy meanwhile: the dumps are read later, beside their trial restores.
     *
     * <p>Arguments: programs mysql and mysqldump, directory of all sets, run, {@code with} or {@code without} code, databases.
     * Prints {@code directory PATH}, {@code client VERSION}, {@code options WORDS}, for each database {@code dump EXIT SIZE
     * NAME}, and now and then {@code progress …}. After a dump that failed it goes on, says so on stderr and ends with 1.
     */
    static final ShellText DUMP = new ShellText("dump", Clients.BEGINNING + """
            mysql=$1 mysqldump=$2 root=$3 run=$4 code=$5
            shift 5
            case $run in
              '' | *[!A-Za-z0-9._-]* | [.-]*)
                printf '%s is no name that a directory of a backup can have\\n' "'$run'" >&2
                exit 64
                ;;
            esac
            plain "$@"
            mkdir -p -- "$root" || exit
            dir=$root/$run
            number=1
            until mkdir -- "$dir" 2>/dev/null; do
              if [ ! -e "$dir" ] || [ "$number" -ge 99 ]; then
                mkdir -- "$dir"
                exit 73
              fi
              number=$((number + 1))
              dir=$root/$run-$number
            done
            printf 'directory %s\\n' "$dir"
            printf 'client %s\\n' "$("$mysqldump" --version)"
            chosen='--single-transaction --no-tablespaces --hex-blob --default-character-set=utf8mb4 --max-allowed-packet=1G'
            case $code in
              with) chosen="$chosen --routines --events" ;;
              *) chosen="$chosen --triggers=false" ;;
            esac
            help=$("$mysqldump" --no-defaults --help)
            for option in set-gtid-purged=OFF column-statistics=0; do
              case $help in
                *"--${option%%=*}"*) chosen="$chosen --$option" ;;
              esac
            done
            printf 'options %s\\n' "$chosen"
            sized() {
              wc -c <"$file"
            }
            failed=0
            for database in "$@"; do
              file=$dir/$database.sql
              about=$(logged_in "$mysql" -N -B -e "select coalesce(sum(data_length), 0) from information_schema.tables
                where table_schema = '$database'" 2>/dev/null) || about=0
              : >"$file"
              ticking "$database" "${about:-0}" sized
              logged_in "$mysqldump" $chosen "$database" >"$file" 2>"$file.err"
              status=$?
              ticked
              size=$(($(wc -c <"$file")))
              printf 'dump %s %s %s\\n' "$status" "$size" "$database"
              if [ "$status" -ne 0 ]; then
                failed=1
                printf '%s: %s ended with %s and left %s bytes: %s\\n' \\
                  "$database" "${mysqldump##*/}" "$status" "$size" "$(told "$file.err")" >&2
              fi
              [ -s "$file.err" ] || rm -f -- "$file.err"
            done
            exit "$failed"
            """);

    /**
     * Dumps as far as their parser needs them. Arguments: files. Prints for each {@code file PATH} and then {@code missing},
     * or {@code size N}, its SHA-256 as {@code sha256sum} prints that of stdin, and the reduced file, gzip in Base64.
     */
    static final ShellText OUTLINE = new ShellText("outline", DumpReading.FUNCTIONS + """
            for file in "$@"; do
              outlined "$file" || exit
            done
            """);

    /**
     * The outlines that {@link RestoreScripts#TRIAL} has made, printed as {@link #OUTLINE} does; one that is not whole, as
     * when the host lost its power behind it, is made anew. Arguments: files.
     */
    static final ShellText OUTLINED = new ShellText("outlined", DumpReading.FUNCTIONS + """
            for file in "$@"; do
              if sed 1,3d "$file.outline" | base64 -d 2>/dev/null | gzip -t 2>/dev/null; then
                cat -- "$file.outline" || exit
              else
                outlined "$file" || exit
              fi
            done
            """);

    /**
     * Arguments: files. Prints for each {@code file PATH} and then {@code missing}, or its SHA-256 as {@code sha256sum}
     * prints that of stdin.
     */
    static final ShellText DIGESTS = new ShellText("digests", DumpReading.FUNCTIONS + """
            for file in "$@"; do
              printf 'file %s\\n' "$file"
              if [ -e "$file" ]; then
                digest <"$file" || exit
              else
                echo missing
              fi
            done
            """);

    /**
     * Writes a file that is there whole or not at all. Arguments: file, lines. One that is there with these lines is left
     * alone, one with others refused.
     */
    static final ShellText WRITE_ONCE = new ShellText("write-once", """
            umask 077
            file=$1
            shift
            printf '%s\\n' "$@" >"$file.new" || exit
            if ! ln -- "$file.new" "$file" 2>/dev/null && ! cmp -s -- "$file.new" "$file"; then
              printf '%s is there already and says something else\\n' "$file" >&2
              exit 73
            fi
            rm -f -- "$file.new"
            """);

    private DumpScripts() {}
}
