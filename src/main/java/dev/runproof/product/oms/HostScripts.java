package dev.runproof.product.oms;

import dev.runproof.model.ShellText;

/**
 * The shell texts that look at or change one host; POSIX, constant, everything that varies is an argument.
 *
 * <p>The first argument of most is how docker is called, {@code docker} or {@code sudo -n docker}.
 */
final class HostScripts {
    /** How docker can be called. Prints it; nothing and exit 1 when it cannot be. */
    static final ShellText DOCKER = new ShellText("docker-call", """
            if docker info >/dev/null 2>&1 && docker ps -q >/dev/null 2>&1; then
              echo docker
            elif sudo -n docker info >/dev/null 2>&1 && sudo -n docker ps -q >/dev/null 2>&1; then
              echo sudo -n docker
            else
              docker ps -q >/dev/null
              sudo -n docker ps -q >/dev/null
              exit 1
            fi
            """);

    /**
     * Every container of the host. Argument: how docker is called.
     *
     * <p>Prints {@code other NAME}, and for those that mount OMS's configuration {@code oms ID EXIT STARTED JSON}. Of the
     * environment only what the documents set is printed: the rest is nobody's business.
     */
    static final ShellText CONTAINERS = new ShellText("containers", """
            docker=$1
            ids=$($docker ps -aq --no-trunc) || exit
            for id in $ids; do
              case $($docker inspect --format '{{json .HostConfig}}' "$id") in
                *:/home/admin/conf/config.yaml* | *'"Target":"/home/admin/conf/config.yaml"'*)
                  env=$($docker inspect --format '{{range .Config.Env}}{{println (json .)}}{{end}}' "$id" |
                    grep -E '^"(OMS_HOST_IP|IS_UPGRADE)=' | paste -sd, -)
                  line=$($docker inspect --format '{{.Id}} {{.State.ExitCode}} {{.State.StartedAt}} {"Name":{{json .Name}},"Image":{{json .Image}},"State":{"Status":{{json .State.Status}}},"HostConfig":{{json .HostConfig}},"Config":{"Image":{{json .Config.Image}},"Env":[' "$id") || exit
                  printf 'oms %s%s]}}\\n' "$line" "$env"
                  ;;
                *) printf 'other %s\\n' "$($docker inspect --format '{{.Name}}' "$id")" ;;
              esac
            done
            """);

    /**
     * The configuration that a container sees and the file on the host it should be, passwords masked.
     *
     * <p>Arguments: how docker is called, container, file on the host. Prints {@code inside DIGEST}, {@code outside DIGEST},
     * then the file.
     */
    static final ShellText CONFIG = new ShellText("configuration", """
            docker=$1 container=$2 file=$3
            text=$($docker exec "$container" cat /home/admin/conf/config.yaml && printf x) || exit
            printf 'inside %s\\n' "$(printf '%s' "${text%x}" | sha256sum | cut -d ' ' -f 1)"
            if [ -d "$file" ]; then
              echo outside a directory
            elif [ -r "$file" ]; then
              printf 'outside %s\\n' "$(sha256sum <"$file" | cut -d ' ' -f 1)"
            elif sudo -n test -f "$file"; then
              printf 'outside %s\\n' "$(sudo -n cat -- "$file" | sha256sum | cut -d ' ' -f 1)"
            else
              echo outside missing
            fi
            printf '%s' "${text%x}" | sed -E \\
              -e '/^[[:space:]]*#/d' \\
              -e 's/^([[:space:]]*["'\\'']?[A-Za-z_]*password["'\\'']?[[:space:]]*:[[:space:]]*)[^[:space:]].*/\\1"***"/'
            """);

    /** The SHA-256 of a file, or {@code missing} or {@code a directory}. Argument: the file. */
    static final ShellText DIGEST = new ShellText("digest", """
            file=$1
            if [ -d "$file" ]; then
              echo a directory
            elif [ -r "$file" ]; then
              sha256sum <"$file" | cut -d ' ' -f 1
            elif sudo -n test -f "$file"; then
              sudo -n cat -- "$file" | sha256sum | cut -d ' ' -f 1
            else
              echo missing
            fi
            """);

    /** What limits the processes of a container have. Arguments: how docker is called, container. */
    static final ShellText LIMITS = new ShellText("limits", """
            docker=$1 container=$2
            printf 'pids %s\\n' "$($docker exec "$container" cat /sys/fs/cgroup/pids.max 2>/dev/null ||
              $docker exec "$container" cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || echo no limit file)"
            printf 'processes %s\\n' "$($docker exec "$container" cat /proc/1/limits |
              sed -n 's/^Max processes *//p' | tr -s ' ')"
            """);

    /** The kind of each path: {@code file}, {@code directory}, {@code other} or {@code missing}, and the path. Arguments: paths. */
    static final ShellText KINDS = new ShellText("kinds", """
            for path in "$@"; do
              kind=missing
              if [ -f "$path" ]; then kind=file
              elif [ -d "$path" ]; then kind=directory
              elif [ -e "$path" ]; then kind=other
              elif sudo -n test -f "$path" 2>/dev/null; then kind=file
              elif sudo -n test -d "$path" 2>/dev/null; then kind=directory
              fi
              printf '%s %s\\n' "$kind" "$path"
            done
            """);

    /** Whether a directory, or the nearest one above it that exists, can be written by who logs in. Argument: the directory. */
    static final ShellText WRITABLE = new ShellText("writable", """
            path=$1
            while [ ! -e "$path" ]; do path=$(dirname -- "$path"); done
            if [ -d "$path" ] && [ -w "$path" ]; then echo "writable $path"; else echo "not writable $path"; fi
            """);

    /**
     * The states of the programs in a container. Arguments: how docker is called, container.
     *
     * <p>The exit status is left to the reader of the lines: older supervisors end with 0 in any case.
     */
    static final ShellText PROGRAMS = new ShellText("programs", """
            docker=$1 container=$2
            $docker exec "$container" supervisorctl status
            """);

    /**
     * Starts the console in a container if it does not run, and lets it start by itself from now on.
     *
     * <p>Arguments: how docker is called, container. What supervisorctl says of it is proved by the states afterwards.
     */
    static final ShellText START_CONSOLE = new ShellText("start-console", """
            docker=$1 container=$2
            $docker exec "$container" sed -i 's/^autostart *= *false/autostart = true/' \\
              /etc/supervisor/conf.d/oms_console.ini || exit
            case $($docker exec "$container" supervisorctl status oms_console) in
              *RUNNING*) ;;
              *) $docker exec "$container" supervisorctl start oms_console || true ;;
            esac
            """);

    /**
     * Runs the script that migrates the databases, without a terminal. Arguments: how docker is called, container.
     *
     * <p>Both channels come as one, since the script tells errors on either; the exit status goes to stderr and does not
     * tell whether the script succeeded.
     */
    static final ShellText INITIALISE = new ShellText("initialise", """
            docker=$1 container=$2
            $docker exec "$container" bash /root/docker_init.sh 2>&1
            printf 'docker_init.sh ended with %s\\n' "$?" >&2
            """);

    /**
     * Removes the flag that the script leaves when it succeeds, and tells which logs earlier runs have left: their directory
     * is on the host and outlives containers. Arguments: how docker is called, container.
     *
     * <p>Prints {@code [CHECKSUM BYTES LOG]} for each.
     */
    static final ShellText BEFORE_INITIALISING = new ShellText("before-initialising", """
            docker=$1 container=$2
            $docker exec "$container" rm -f /root/init_flag.txt || exit
            $docker exec "$container" sh -c 'for log in /home/admin/logs/docker_init*.log*; do
              if [ -f "$log" ]; then
                sum=$(cksum "$log") || exit
                printf "[%s]\\n" "$sum"
              fi
            done'
            """);

    /**
     * Whether the script still runs in a container, and the newest log that it has written since. Arguments: how docker is
     * called, container, the logs of earlier runs.
     *
     * <p>Prints {@code running} or {@code ended}, then, if there is such a log, its name and its text.
     */
    static final ShellText INIT_LOG = new ShellText("init-log", """
            docker=$1 container=$2 earlier=$3
            case $($docker top "$container") in
              *docker_init.sh*) echo running ;;
              *) echo ended ;;
            esac
            $docker exec "$container" sh -c 'for log in $(ls -t /home/admin/logs/docker_init*.log* 2>/dev/null); do
              sum=$(cksum "$log") || exit
              case $1 in
                *"[$sum]"*) ;;
                *)
                  printf "%s\\n" "$log"
                  cat -- "$log"
                  break
                  ;;
              esac
            done' sh "$earlier"
            """);

    /** {@code present} when the script has left its flag in a container, else {@code absent}. Arguments: how docker is called, container. */
    static final ShellText INIT_FLAG = new ShellText("init-flag", """
            docker=$1 container=$2
            $docker exec "$container" sh -c 'if [ -s /root/init_flag.txt ]; then echo present; else echo absent; fi'
            """);

    /** Removes a container that is not there any more without complaint. Arguments: how docker is called, id. */
    static final ShellText REMOVE = new ShellText("remove", """
            docker=$1 id=$2
            case $($docker ps -aq --no-trunc) in
              *"$id"*) $docker rm "$id" ;;
            esac
            """);

    private HostScripts() {}
}
