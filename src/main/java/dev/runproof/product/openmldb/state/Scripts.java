package dev.runproof.product.openmldb.state;

import dev.runproof.model.ShellText;

/**
 * The shell texts that ask many things in one round trip; POSIX, constant, everything that varies is an argument.
 *
 * <p>Each prints {@code ==> subject} before an answer, {@code <== exit} behind it and {@code <==>} at its end, on lines of
 * their own; {@code sh -c SCRIPT sh arguments…} runs them.
 */
public final class Scripts {
    /**
     * Asks the leading nameserver of each database.
     *
     * <p>Arguments: the client program, the ZooKeeper address, its root, the client's command ({@code showtable},
     * {@code showopstatus}), the databases.
     */
    public static final ShellText EACH_DATABASE = new ShellText("each-database", """
            program=$1 cluster=$2 root=$3 command=$4
            shift 4
            for database in "$@"; do
              printf '==> %s\\n' "$database"
              "$program" "--zk_cluster=$cluster" "--zk_root_path=$root" --role=ns_client --interactive=false "--cmd=$command" "--database=$database"
              printf '\\n<== %s\\n' "$?"
            done
            printf '<==>\\n'
            """);

    /** Asks each tablet for the partitions that it holds. Arguments: the client program, the endpoints. */
    public static final ShellText EACH_TABLET = new ShellText("each-tablet", """
            program=$1
            shift
            for endpoint in "$@"; do
              printf '==> %s\\n' "$endpoint"
              "$program" --role=client --interactive=false "--endpoint=$endpoint" --cmd=gettablestatus
              printf '\\n<== %s\\n' "$?"
            done
            printf '<==>\\n'
            """);

    /** Lists every entry below each directory with mode, size and digest. Arguments: the directories. */
    public static final ShellText MANIFEST = new ShellText("manifest", """
            for directory in "$@"; do
              printf '==> %s\\n' "$directory"
              [ ! -e "$directory" ] && [ -x "${directory%/*}" ] ||
                (cd -- "$directory" && find . -exec stat -c '%a %s %F %n' -- {} + -type f -exec sha256sum -- {} +)
              printf '\\n<== %s\\n' "$?"
            done
            printf '<==>\\n'
            """);

    /**
     * Finds the log lines that name one operation, in every file of one component in a directory; at most 1,000 a file, the last.
     *
     * <p>Arguments: the log directory, the component ({@code nameserver}, {@code tablet}), the operation's id in digits. A
     * file without such a line, and a directory without such files, are answers; a file that cannot be read is exit 2.
     */
    public static final ShellText OPERATION_LOG = new ShellText("operation-log", """
            cd -- "$1" || exit
            names="(^|[^A-Za-z0-9_])((op_?id|op) ?\\[$3\\]|op_id $3([^0-9]|$))|/op/op_data/$3([^0-9]|$)"
            for file in "$2".info.log.* "$2".warning.log.*; do
              [ -e "$file" ] || continue
              printf '==> %s\\n' "$file"
              found=$(LC_ALL=C grep -anE "$names" -- "$file")
              status=$?
              [ "$status" -eq 0 ] && printf '%s\\n' "$found" | tail -n 1000
              [ "$status" -eq 1 ] && status=0
              printf '\\n<== %s\\n' "$status"
            done
            printf '<==>\\n'
            """);

    private Scripts() {}
}
