package dev.runproof.product.openmldb;

import dev.runproof.model.ShellText;

/**
 * The shell texts that look at or change one host; POSIX, constant, everything that varies is an argument of {@code sh -c
 * TEXT sh arguments…}.
 */
final class HostScripts {
    /**
     * Which processes the pid files of a component name, whether they live, and whether its port is open.
     *
     * <p>Arguments: installation directory, component, endpoint, what the command of such a process has in it. Prints
     * {@code pid N alive ARGS}, {@code pid N dead}, or {@code pid N stranger PROGRAM} for a process that has another command
     * or works in another place, whose arguments are nobody's business (a place that may not be read counts as this one);
     * the same with {@code child} for the process below a watchdog, and {@code curl N}; curl's 7 is a closed port.
     */
    static final ShellText RUNNING = new ShellText("running", """
            cd -- "$1" || exit
            here=$(pwd -P)
            for file in "bin/$2.pid" "bin/$2.pid.child"; do
              [ -f "$file" ] || continue
              pid=$(cat -- "$file")
              args=$(tr '\\000\\n' '  ' 2>/dev/null <"/proc/$pid/cmdline")
              if kill -0 "$pid" 2>/dev/null && [ -n "$args" ]; then
                place=$(readlink "/proc/$pid/cwd") || place=$here
                case "$args in $place/" in
                  *"$4"*" in $here/"* | *"$here/$4"*) printf '%s %s alive %s\\n' "${file##*.}" "$pid" "$args" ;;
                  *) printf '%s %s stranger %s\\n' "${file##*.}" "$pid" "${args%% *}" ;;
                esac
              else
                printf '%s %s dead\\n' "${file##*.}" "$pid"
              fi
            done
            curl -s -o /dev/null --max-time 5 "http://$3/status?console=1"
            printf 'curl %s\\n' "$?"
            """);

    /** Whether processes live that were seen before. Arguments: endpoint, their ids. Prints {@code alive N} and {@code curl N}. */
    static final ShellText GONE = new ShellText("gone", """
            endpoint=$1
            shift
            for pid in "$@"; do
              kill -0 "$pid" 2>/dev/null && printf 'alive %s\\n' "$pid"
            done
            curl -s -o /dev/null --max-time 5 "http://$endpoint/status?console=1"
            printf 'curl %s\\n' "$?"
            """);

    /**
     * Puts directories of the new release in the place of those of an installation, by renames, the old ones kept.
     *
     * <p>Arguments: installation directory, directory of the new release, run, target release, names of directories. What
     * this run has exchanged before is left alone; pid files of living processes go along; when a later directory cannot be
     * exchanged the earlier ones are put back, and no half of a copy stays, which would keep a full disk full.
     */
    static final ShellText EXCHANGE = new ShellText("exchange", """
            cd -- "$1" || exit
            new=$2 run=$3 target=$4
            shift 4
            case $("$new/bin/openmldb" --version) in
              "openmldb version $target" | "openmldb version $target-"*) ;;
              *) echo "$new/bin/openmldb is not of release $target" >&2; exit 3 ;;
            esac
            done=
            undo() {
              [ -e "$name" ] && rm -rf -- "$name.new-$run"
              for name in $done; do
                mv -- "$name" "$name.new-$run" && mv -- "$name.backup-$run" "$name" && rm -rf -- "$name.new-$run"
              done
              exit 4
            }
            for name in "$@"; do
              if [ -e "$name.backup-$run" ]; then
                [ -e "$name" ] || mv -- "$name.new-$run" "$name" || undo
                continue
              fi
              rm -rf -- "$name.new-$run"
              cp -a -- "$new/$name" "$name.new-$run" || undo
              if [ "$name" = bin ]; then
                for file in bin/*.pid bin/*.pid.child; do
                  [ -f "$file" ] || continue
                  kill -0 "$(cat -- "$file")" 2>/dev/null || continue
                  cp -p -- "$file" "bin.new-$run/" || undo
                done
              fi
              mv -- "$name" "$name.backup-$run" || undo
              if ! mv -- "$name.new-$run" "$name"; then
                mv -- "$name.backup-$run" "$name"
                undo
              fi
              done="$name $done"
            done
            """);

    /**
     * The same backwards: the kept directories return, the exchanged ones are kept as {@code .failed-RUN}. What a copy that
     * was broken off has left is removed.
     *
     * <p>Arguments: installation directory, run, names of directories. What was never exchanged is left alone.
     */
    static final ShellText EXCHANGE_BACK = new ShellText("exchange-back", """
            cd -- "$1" || exit
            run=$2
            shift 2
            for name in "$@"; do
              if [ -e "$name.backup-$run" ]; then
                if [ "$name" = bin ]; then
                  for file in bin/*.pid bin/*.pid.child; do
                    [ -f "$file" ] || continue
                    kill -0 "$(cat -- "$file")" 2>/dev/null || continue
                    cp -p -- "$file" "bin.backup-$run/" || exit
                  done
                fi
                if [ -e "$name" ]; then
                  rm -rf -- "$name.failed-$run"
                  mv -- "$name" "$name.failed-$run" || exit
                fi
                mv -- "$name.backup-$run" "$name" || exit
              fi
              [ ! -e "$name" ] || rm -rf -- "$name.new-$run" || exit
            done
            """);

    /** What lies in an installation directory beside what is exchanged. Argument: it. Prints kind, owner, group and name. */
    static final ShellText BESIDE = new ShellText("beside", """
            cd -- "$1" || exit
            shift
            for entry in *; do
              case $entry in
                bin | bin.* | taskmanager | taskmanager.* | logs) ;;
                *) set -- "$@" "$entry" ;;
              esac
            done
            [ "$#" -eq 0 ] || stat -c '%F %U %G %n' -- "$@"
            """);

    /**
     * Runs the operation tool within a time, and then puts auto_failover back to what it was, whatever became of the tool.
     *
     * <p>Arguments: seconds, client program, ZooKeeper address, root, wanted value of auto_failover, then the tool's words.
     * The tool's output is left as it is; after it stderr has {@code <== STATUS}, and what the restoring said. Stdout has
     * {@code <== STATUS LINES} behind it, and those lines of the log, numbered, that a judgement needs: the log of a large
     * cluster is larger than what a run keeps at hand. The log lies in the account's home while the tool runs.
     */
    static final ShellText TOOL = new ShellText("tool", """
            seconds=$1 client=$2 cluster=$3 root=$4 wanted=$5
            shift 5
            log=$HOME/.runproof-tool-$$
            {
              {
                timeout "$seconds" "$@"
                printf '%s' "$?" >"$log.exit"
              } 2>&1 >&3 | tee -- "$log" >&2
            } 3>&1
            printf '\n<== %s\n' "$(cat -- "$log.exit")" >&2
            printf '\n<== %s %s\n' "$(cat -- "$log.exit")" "$(wc -l <"$log")"
            grep -nE '^(INFO: )?(ERROR|WARNING|Traceback)|error msg|^INFO: .* (is healthy|recover success)$' -- "$log" | head -n 5000
            rm -f -- "$log" "$log.exit"
            ask() {
              "$client" "--zk_cluster=$cluster" "--zk_root_path=$root" --role=ns_client --interactive=false "--cmd=$1" >&2
            }
            ask "confset auto_failover $wanted"
            """);

    /**
     * Lets the nameserver take replicas up again that it holds for dead, with auto_failover off meanwhile.
     *
     * <p>Arguments: client program, ZooKeeper address, root, wanted value of auto_failover, then for each replica database,
     * table, partition and endpoint.
     */
    static final ShellText RECOVER = withoutFailover("recover", "recovertable");

    /**
     * Makes replicas the leaders of their partitions, with auto_failover off meanwhile.
     *
     * <p>Arguments: client program, ZooKeeper address, root, wanted value of auto_failover, then for each partition database,
     * table, partition and the endpoint that is to lead.
     */
    static final ShellText CHANGE_LEADERS = withoutFailover("change-leaders", "changeleader");

    /** Gives an order of the nameserver client for each replica, with auto_failover off meanwhile. */
    private static ShellText withoutFailover(String name, String order) {
        return new ShellText(name, """
            client=$1 cluster=$2 root=$3 wanted=$4
            shift 4
            ask() {
              "$client" "--zk_cluster=$cluster" "--zk_root_path=$root" --role=ns_client --interactive=false "$@"
            }
            ask "--cmd=confset auto_failover false"
            while [ $# -ge 4 ]; do
              ask "--cmd=@ORDER@ $2 $3 $4" "--database=$1"
              shift 4
            done
            ask "--cmd=confset auto_failover $wanted"
            """.replace("@ORDER@", order));
    }

    /** Removes extra replicas. Arguments: client program, ZooKeeper address, root, then database, table, partition, endpoint. */
    static final ShellText REMOVE_REPLICAS = new ShellText("remove-replicas", """
            client=$1 cluster=$2 root=$3
            shift 3
            while [ $# -ge 4 ]; do
              "$client" "--zk_cluster=$cluster" "--zk_root_path=$root" --role=ns_client --interactive=false "--cmd=delreplica $2 $3 $4" "--database=$1"
              shift 4
            done
            """);

    /** Writes lines into a file that is there whole or not at all. Arguments: file, lines. */
    static final ShellText WRITE_LINES = new ShellText("write-lines", """
            file=$1
            shift
            : >"$file.new" || exit
            for line in "$@"; do
              printf '%s\\n' "$line" >>"$file.new" || exit
            done
            mv -- "$file.new" "$file"
            """);

    /**
     * Which directories of an installation a run has exchanged, or was about to. Arguments: installation directory, run.
     * Prints the kept ones, and the copies that were not put in place.
     */
    static final ShellText BACKUPS = new ShellText("backups", """
            for kept in "$1"/*.backup-"$2" "$1"/*.new-"$2"; do
              [ -e "$kept" ] && printf '%s\\n' "$kept"
            done
            exit 0
            """);

    /**
     * Writes a file anew with owner and mode of before, once a copy of it was kept. Arguments: file, run, its content in
     * Base64, in several words. What this run has kept before is never overwritten.
     */
    static final ShellText WRITE_POM = new ShellText("write-pom", """
            file=$1 run=$2
            shift 2
            [ -e "$file.backup-$run" ] || cp -p -- "$file" "$file.backup-$run" || exit
            cp -p -- "$file" "$file.new-$run" || exit
            for part in "$@"; do printf '%s' "$part"; done | base64 -d >"$file.new-$run" || exit
            mv -- "$file.new-$run" "$file"
            """);

    /** Puts a kept file back; what was never kept is left alone. Arguments: file, run. */
    static final ShellText PUT_BACK = new ShellText("put-back", """
            [ -e "$1.backup-$2" ] || exit 0
            cp -p -- "$1.backup-$2" "$1"
            """);

    /** Runs a command and tells its exit status behind its stderr, for a check that needs both. Arguments: its words. */
    static final ShellText KEEPING_STATUS = new ShellText("keeping-status", """
            "$@"
            printf '\\n<== %s\\n' "$?" >&2
            """);

    /** Statfiles of an endpoint that other runs have left. Arguments: state directory, endpoint as it stands in names, run. */
    static final ShellText OTHER_STATFILES = new ShellText("other-statfiles", """
            for file in "$1"/stat-*"$2"; do
              case $file in
                *"/stat-$3-"*) ;;
                *) [ -e "$file" ] && printf '%s\\n' "$file" ;;
              esac
            done
            exit 0
            """);

    /**
     * What an interrupted work of this run has left in a directory, a path a line. Arguments: the directory, the run. Copies
     * that are kept on purpose, {@code .backup-RUN}, {@code .failed-RUN} and {@code .kept}, are none of it.
     */
    static final ShellText LEFT_OVER = new ShellText("left-over", """
            for file in "$1"/*.new-"$2" "$1"/stat-"$2"-*; do
              case $file in
                *.kept) ;;
                *) [ -e "$file" ] && printf '%s\\n' "$file" ;;
              esac
            done
            exit 0
            """);

    /** The lines of a file behind {@code ==> it}; nothing at all when it is not there. Argument: the file. */
    static final ShellText FILE = new ShellText("file", """
            [ -e "$1" ] || exit 0
            printf '==> it\\n'
            cat -- "$1"
            """);

    /**
     * What a new release lacks on a host, a line each; nothing when it is whole and there is room for two copies of its
     * programs beside it. Arguments: its directory, the programs and directories that must be in it.
     */
    static final ShellText MISSING = new ShellText("missing", """
            cd -- "$1" || exit
            shift
            for name in "$@"; do
              case $name in
                *.py) [ -r "$name" ] ;;
                *) [ -x "$name" ] ;;
              esac || printf '%s/%s is missing or may not be used\\n' "$PWD" "$name"
            done
            for program in curl timeout; do
              command -v "$program" >/dev/null 2>&1 || printf '%s is not there\\n' "$program"
            done
            needed=$(du -sk -- . | cut -f 1)
            free=$(df -Pk -- . | awk 'NR == 2 { print $4 }')
            [ "$free" -gt $((needed * 2)) ] || printf 'only %s KiB are free, %s are needed\\n' "$free" $((needed * 2))
            """);

    /** The interpreter that the operation tool is to use. Arguments: names in the order of preference. Prints the first there is. */
    static final ShellText INTERPRETER = new ShellText("interpreter", """
            for name in "$@"; do
              command -v -- "$name" >/dev/null 2>&1 && { printf '%s\\n' "$name"; exit 0; }
            done
            echo "none of $* is there" >&2
            exit 127
            """);

    private HostScripts() {}
}
