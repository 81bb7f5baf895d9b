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

    private HostScripts() {}
}
