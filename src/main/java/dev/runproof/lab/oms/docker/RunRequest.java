package dev.runproof.lab.oms.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code docker run} was asked for; nothing is filled in that was not given.
 *
 * @param binds of {@code -v}, as given
 * @param mounts of {@code --mount}
 * @param command empty for the image's own
 * @param options what changes how its first process is started or what is shown of it
 */
record RunRequest(
        Optional<String> name,
        String image,
        List<String> command,
        List<Bind> binds,
        List<Mount> mounts,
        List<String> env,
        String network,
        boolean privileged,
        Optional<Long> pidsLimit,
        List<Ulimit> ulimits,
        Restart restart,
        boolean tty,
        boolean stdin,
        boolean autoRemove,
        Optional<String> hostname,
        Optional<String> workdir,
        Optional<Integer> stopTimeout,
        RunOptions options) {
    private static final Set<String> NETWORKS = Set.of("default", "bridge", "host", "none");

    RunRequest {
        command = List.copyOf(command);
        binds = List.copyOf(binds);
        mounts = List.copyOf(mounts);
        env = List.copyOf(env);
        ulimits = List.copyOf(ulimits);
    }

    /** A {@code -v} of a path of the host. */
    record Bind(String source, String target, String options) {
        private static final Set<String> MODES = Set.of(
                "",
                "rw",
                "ro",
                "z",
                "Z",
                "nocopy",
                "shared",
                "rshared",
                "slave",
                "rslave",
                "private",
                "rprivate",
                "cached",
                "delegated",
                "consistent");

        /**
         * @throws DaemonError when it is no bind
         */
        static Bind parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length == 3 && !MODES.containsAll(List.of(parts[2].split(",", -1)))) {
                throw new DaemonError("invalid mode: " + parts[2]);
            }
            if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new DaemonError("invalid volume specification: '" + text + "'");
            }
            unusableTarget(parts[1]).ifPresent(why -> {
                throw new DaemonError("invalid volume specification: '" + text + "': " + why);
            });
            if (!parts[0].startsWith("/")) {
                throw new DaemonError("create " + parts[0] + ": " + noVolume(parts[0]));
            }
            return new Bind(parts[0], trimmed(parts[1]), parts.length == 3 ? parts[2] : "");
        }

        private static String noVolume(String name) {
            return name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")
                    ? "the simulated engine has no volumes, only files and directories of the host"
                    : "\"" + name + "\" includes invalid characters for a local volume name, only"
                            + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory,"
                            + " use absolute path";
        }

        boolean readOnly() {
            return List.of(options.split(",", -1)).contains("ro");
        }

        @Override
        public String toString() {
            return source + ":" + target + (options.isEmpty() ? "" : ":" + options);
        }
    }

    /** A {@code --mount} of a path of the host. */
    record Mount(String source, String target, boolean readOnly) {
        static Mount parse(String text) {
            String type = "volume";
            String source = "";
            String target = "";
            boolean readOnly = false;
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String key = equals < 0 ? part : part.substring(0, equals);
                if (equals < 0 && !key.equals("readonly") && !key.equals("ro")) {
                    throw refused(text, "invalid field '" + part + "' must be a key=value pair");
                }
                String value = equals < 0 ? "true" : part.substring(equals + 1);
                switch (key) {
                    case "type" -> type = value;
                    case "source", "src" -> source = value;
                    case "target", "destination", "dst" -> target = value;
                    case "readonly", "ro" -> readOnly = !value.equals("false") && !value.equals("0");
                    case "bind-propagation", "consistency" -> {}
                    default -> throw refused(text, "unexpected key '" + key + "' in '" + part + "'");
                }
            }
            if (!type.equals("bind")) {
                throw new Flags.Unknown("the simulated engine has no mounts of the type " + type);
            }
            if (target.isEmpty()) {
                throw refused(text, "target is required");
            }
            if (source.isEmpty()) {
                throw new DaemonError("invalid mount config for type \"bind\": field Source must not be empty");
            }
            if (!source.startsWith("/")) {
                throw new DaemonError("invalid mount config for type \"bind\": invalid mount path: '" + source
                        + "' mount path must be absolute");
            }
            unusableTarget(target).ifPresent(why -> {
                throw new DaemonError(why);
            });
            return new Mount(source, trimmed(target), readOnly);
        }

        private static Flags.Unknown refused(String text, String why) {
            return Flags.Unknown.value("--mount", text, why);
        }
    }

    /** Why nothing can be mounted at this path of a container. */
    private static Optional<String> unusableTarget(String target) {
        if (!target.startsWith("/")) {
            return Optional.of("invalid mount config for type \"bind\": invalid mount path: '" + target
                    + "' mount path must be absolute");
        }
        return target.equals("/")
                ? Optional.of("invalid mount config for type \"bind\": invalid specification: destination can't be '/'")
                : Optional.empty();
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static final Flags.Form FORM = Flags.Form.of(
                    "add-host a|attach blkio-weight cap-add cap-drop cgroup-parent cgroupns cidfile cpu-period cpu-quota"
                            + " c|cpu-shares cpus cpuset-cpus cpuset-mems detach-keys device dns dns-option dns-search"
                            + " domainname entrypoint e|env env-file expose gpus group-add health-cmd health-interval"
                            + " health-retries health-start-period health-timeout h|hostname ip ip6 ipc isolation"
                            + " kernel-memory l|label label-file link log-driver log-opt mac-address m|memory"
                            + " memory-reservation memory-swap memory-swappiness mount name net network network-alias"
                            + " oom-score-adj pid pids-limit platform p|publish pull restart runtime security-opt"
                            + " shm-size stop-signal stop-timeout storage-opt sysctl tmpfs ulimit u|user userns uts"
                            + " v|volume volume-driver volumes-from w|workdir",
                    "d|detach disable-content-trust init i|interactive no-healthcheck oom-kill-disable privileged"
                            + " P|publish-all read-only rm sig-proxy t|tty")
            .thenCommand();

    static Flags.Form form() {
        return FORM;
    }

    static Flags flags(List<String> words) {
        return Flags.parse(words, FORM);
    }

    /**
     * The request in the flags of {@code run} or {@code create}.
     *
     * @param directory in which the caller is
     */
    static RunRequest of(Flags flags, Path directory) {
        var operands = flags.operands();
        var mounts =
                new ArrayList<>(flags.all("mount").stream().map(Mount::parse).toList());
        return new RunRequest(
                flags.given("name"),
                operands.get(0),
                operands.subList(1, operands.size()),
                flags.all("volume").stream().map(Bind::parse).toList(),
                mounts,
                RunOptions.environment(flags, directory),
                flags.value("network").or(() -> flags.value("net")).orElse("default"),
                flags.has("privileged"),
                flags.value("pids-limit").map(text -> flags.number("pids-limit", "--pids-limit", 0)),
                flags.all("ulimit").stream().map(Ulimit::parse).toList(),
                flags.given("restart").map(Restart::parse).orElse(Restart.NO),
                flags.has("tty"),
                flags.has("interactive"),
                flags.has("rm"),
                flags.value("hostname"),
                flags.value("workdir").map(RunRequest::absolute),
                flags.value("stop-timeout").map(text -> (int) flags.number("stop-timeout", "--stop-timeout", 0)),
                RunOptions.of(flags));
    }

    private static String absolute(String directory) {
        if (!directory.startsWith("/")) {
            throw new DaemonError(
                    "the working directory '" + directory + "' is invalid, it needs to be an absolute path");
        }
        return directory;
    }

    /** A path in the container at which more than one thing would be mounted. */
    Optional<String> twice() {
        var targets = new HashSet<String>();
        return Stream.concat(binds.stream().map(Bind::target), mounts.stream().map(Mount::target))
                .filter(target -> !targets.add(target))
                .findFirst();
    }

    /** Whether the engine has the network that was asked for; it has those alone that every engine has. */
    boolean networkIsKnown() {
        return NETWORKS.contains(network) || network.startsWith("container:");
    }

    /** The value of a variable that was given to the container; the last one counts. */
    Optional<String> variable(String wanted) {
        return env.stream()
                .filter(each -> each.startsWith(wanted + "="))
                .reduce((first, second) -> second)
                .map(each -> each.substring(wanted.length() + 1));
    }
}
