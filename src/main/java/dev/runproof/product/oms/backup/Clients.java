package dev.runproof.product.oms.backup;

/** The beginning of every script that uses MySQL's or MariaDB's clients. */
final class Clients {
    /**
     * Reads the option file for clients from stdin into the variable {@code options} and defines
     *
     * <ul>
     *   <li>{@code logged_in PROGRAM ARGUMENT…}: runs a client with it; the option file is a pipe that the shell's own {@code
     *       printf} writes, so that it is in no file, argument or environment; stdin is the caller's
     *   <li>{@code briefly SECONDS PROGRAM ARGUMENT…}: the same for statements, which behind a backup's lock would wait for a
     *       day or a year without a word: they give up after so long. Locks of rows have a limit of their own, 50 s, which
     *       OceanBase does not know and which is left as it is
     *   <li>{@code told FILE}: what a client complained of, in one line; an error in a statement is told by its number and
     *       line alone, as the server's text may repeat data of the statement, unless it is one about rights, names, room or
     *       locks, whose texts hold names alone
     *   <li>{@code plain NAME…}: ends the script with 64 when one of these is no plain name of a database
     *   <li>{@code ticking NAME TOTAL FUNCTION}: tells in the background every 2 s how many bytes are done, which the
     *       function prints, and how long the rest may take; {@code ticked} ends it
     * </ul>
     */
    static final String BEGINNING = """
            options=$(cat)
            exec </dev/null
            umask 077
            MYSQL_TEST_LOGIN_FILE=/nonexistent
            export MYSQL_TEST_LOGIN_FILE
            logged_in() {
              program=$1
              shift
              case $("$program" --version) in
                *MariaDB*) family=_mariadb ;;
                *) family=_mysql ;;
              esac
              {
                printf '%s\\n' "$options" |
                  "$program" --defaults-file=/dev/fd/3 --defaults-group-suffix="$family" "$@" 3<&0 <&4 4<&-
              } 4<&0
            }
            briefly() {
              patience=$1 client=$2
              shift 2
              logged_in "$client" --init-command="set lock_wait_timeout = $patience" "$@"
            }
            told() {
              sed -n -E \\
                -e '/^ERROR (1007|1044|1049|1050|1114|1142|1143|1205|1227|1304|1359|1370|1419|1449|1537) /{p;d;}' \\
                -e 's/^(ERROR [0-9]* \\([0-9A-Z]*\\) at line [0-9]*).*/\\1/p' -e t \\
                -e '/^ERROR [0-9]* \\(/p' -e '/^[a-z-]*dump: /p' "$1" | tail -n 1 | cut -c 1-300
            }
            plain() {
              for name in "$@"; do
                case $name in
                  '' | *[!A-Za-z0-9_-]* | -*)
                    printf '%s is no name that a backup can have\\n' "'$name'" >&2
                    exit 64
                    ;;
                esac
              done
            }
            ticking() {
              began=$(date +%s)
              (
                while sleep 2 && kill -0 "$$" 2>/dev/null; do
                  at=$(($("$3")))
                  left=
                  [ "$2" -gt "$at" ] && [ "$at" -gt 0 ] &&
                    left=", about $((($(date +%s) - began) * ($2 - at) / at)) s left"
                  printf 'progress %s: %s of about %s MB%s\\n' "$1" $((at / 1000000)) $(($2 / 1000000)) "$left"
                done
              ) &
              ticker=$!
            }
            ticked() {
              kill "$ticker" 2>/dev/null
              wait "$ticker" 2>/dev/null
            }
            """;

    private Clients() {}
}
