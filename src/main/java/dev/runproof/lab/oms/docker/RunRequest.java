package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker run} was asked for; nothing is filled in that was not given.
 *
 * @param binds of {@code -v}, as given
 * @param mounts of {@code --mount}
 * @param command empty for the image's own
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
        Optional<Integer> stopTimeout) {
    RunRequest {
        command = List.copyOf(command);
        binds = List.copyOf(binds);
        mounts = List.copyOf(mounts);
        env = List.copyOf(env);
        ulimits = List.copyOf(ulimits);
    }

    /** A {@code -v} of a path of the host. */
    record Bind(String source, String target, String options) {
        /**
         * @throws DaemonError when it is no bind
         */
        static Bind parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new DaemonError("invalid volume specification: '" + text + "'");
            }
            if (!parts[1].startsWith("/")) {
                throw new DaemonError("invalid volume specification: '" + text
                        + "': invalid mount config for type \"bind\": invalid mount path: '" + parts[1]
                        + "' mount path must be absolute");
            }
            return new Bind(parts[0], trimmed(parts[1]), parts.length == 3 ? parts[2] : "");
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
                String value = equals < 0 ? "true" : part.substring(equals + 1);
                switch (key) {
                    case "type" -> type = value;
                    case "source", "src" -> source = value;
                    case "target", "destination", "dst" -> target = value;
                    case "readonly", "ro" -> readOnly = !value.equals("false") && !value.equals("0");
                    case "bind-propagation", "consistency" -> {}
                    default ->
                        throw new Flags.Unknown("invalid argument \"" + text
                                + "\" for \"--mount\" flag: unexpected key '" + key + "' in '" + part + "'");
                }
            }
            if (!type.equals("bind")) {
                throw new Flags.Unknown("the simulated engine has no mounts of the type " + type);
            }
            return new Mount(source, trimmed(target), readOnly);
        }
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A {@code --ulimit}; -1 is unlimited. */
    record Ulimit(String name, long soft, long hard) {
        static Ulimit parse(String text) {
            int equals = text.indexOf('=');
            String[] limits =
                    equals < 0 ? new String[0] : text.substring(equals + 1).split(":", -1);
            try {
                long soft = Long.parseLong(limits[0]);
                return new Ulimit(
                        text.substring(0, equals), soft, limits.length > 1 ? Long.parseLong(limits[1]) : soft);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new Flags.Unknown("invalid argument \"" + text + "\" for \"--ulimit\" flag: invalid ulimit"
                        + " argument: " + text);
            }
        }
    }

    /** A restart policy. */
    record Restart(String name, int most) {
        static final Restart NO = new Restart("no", 0);

        static Restart parse(String text) {
            String[] parts = text.split(":", 2);
            if (!List.of("no", "always", "unless-stopped", "on-failure").contains(parts[0])) {
                throw new DaemonError("invalid restart policy '" + parts[0] + "'");
            }
            try {
                return new Restart(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
            } catch (NumberFormatException e) {
                throw new Flags.Unknown("maximum retry count must be an integer");
            }
        }
    }

    private static final Flags.Form FORM = Flags.Form.of(
                    "a|attach c|cpu-shares cap-add cap-drop cpus device dns e|env entrypoint h|hostname ip l|label"
                            + " log-driver log-opt m|memory mount name net network pid pids-limit p|publish restart"
                            + " security-opt shm-size stop-signal stop-timeout sysctl ulimit u|user v|volume w|workdir"
                            + " platform pull ipc uts group-add add-host tmpfs",
                    "d|detach i|interactive t|tty privileged rm init read-only P|publish-all oom-kill-disable"
                            + " sig-proxy no-healthcheck")
            .thenCommand();

    static Flags.Form form() {
        return FORM;
    }

    static Flags flags(List<String> words) {
        return Flags.parse(words, FORM);
    }

    /** The request in the flags of {@code run} or {@code create}. */
    static RunRequest of(Flags flags) {
        var operands = flags.operands();
        var mounts =
                new ArrayList<>(flags.all("mount").stream().map(Mount::parse).toList());
        return new RunRequest(
                flags.value("name"),
                operands.get(0),
                operands.subList(1, operands.size()),
                flags.all("volume").stream().map(Bind::parse).toList(),
                mounts,
                flags.all("env"),
                flags.value("network").or(() -> flags.value("net")).orElse("default"),
                flags.has("privileged"),
                flags.value("pids-limit").map(text -> number("pids-limit", text)),
                flags.all("ulimit").stream().map(Ulimit::parse).toList(),
                flags.value("restart").map(Restart::parse).orElse(Restart.NO),
                flags.has("tty"),
                flags.has("interactive"),
                flags.has("rm"),
                flags.value("hostname"),
                flags.value("workdir"),
                flags.value("stop-timeout")
                        .map(text -> (int) number("stop-timeout", text).longValue()));
    }

    private static Long number(String flag, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Flags.Unknown("invalid argument \"" + text + "\" for \"--" + flag
                    + "\" flag: strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    /** The value of a variable that was given to the container; the last one counts. */
    Optional<String> variable(String wanted) {
        return env.stream()
                .filter(each -> each.startsWith(wanted + "="))
                .reduce((first, second) -> second)
                .map(each -> each.substring(wanted.length() + 1));
    }
}
