package dev.runproof.lab.embedded;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ssh} and {@code scp} from one host of the lab to another, by name or by the address that the product prints. */
final class ReachCommands {
    private static final Options.Form SSH =
            Options.Form.of("46AaCfGgKkMNnqsTtVvXxYy", "BbcDEeFIiJLlmOopQRSWw").first();
    private static final Options.Form SCP = Options.Form.of("346ABCOpqRrTvtfd", "cDFiJloPSX");
    private static final int FAILED = 255;
    private static final int DEFAULT_LIMIT_SECONDS = 130;

    private final EmbeddedHosts hosts;
    private final ProductModel model;
    private final LabClock clock;

    ReachCommands(EmbeddedHosts hosts, ProductModel model, LabClock clock) {
        this.hosts = hosts;
        this.model = model;
        this.clock = clock;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("ssh", this::ssh);
        commands.put("scp", this::scp);
    }

    private static HostCommand.Ending failed(HostTerminal terminal, String text, int status) {
        terminal.err(text + "\n");
        return new HostCommand.Exit(status);
    }

    /** An account on a host, as the caller wrote it. */
    private record Target(String user, String host) {
        private static Target of(String text, String caller) {
            int at = text.lastIndexOf('@');
            return at < 0 ? new Target(caller, text) : new Target(text.substring(0, at), text.substring(at + 1));
        }
    }

    private HostCommand.Ending ssh(ToolCall call, HostTerminal terminal) throws InterruptedException {
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), SSH);
        } catch (Options.Bad e) {
            return failed(
                    terminal,
                    e.getMessage() + "\nusage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] destination [command [argument ...]]",
                    FAILED);
        }
        if (options.has('V')) {
            return failed(terminal, "OpenSSH_8.8p1, OpenSSL 1.1.1m  14 Dec 2021", 0);
        }
        if (options.operands().isEmpty()) {
            return failed(
                    terminal, "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] destination [command [argument ...]]", FAILED);
        }
        var target = Target.of(options.operands().get(0), options.argument('l').orElse(call.user()));
        var words =
                new ArrayList<>(options.operands().subList(1, options.operands().size()));
        // As getopt does, ssh also takes options after the destination, up to the command.
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            boolean pair = words.get(0).length() == 2
                    && SSH.withArgument().indexOf(words.get(0).charAt(1)) >= 0;
            words.subList(0, Math.min(words.size(), pair ? 2 : 1)).clear();
        }
        var refused = refused(call, terminal, target, options);
        return refused == null ? there(call, target, String.join(" ", words)) : refused;
    }

    private static Duration limit(Options options) {
        return options.arguments('o').stream()
                .map(option -> option.split("[= ]+", 2))
                .filter(option -> option[0].equalsIgnoreCase("ConnectTimeout") && option.length == 2)
                .filter(option -> option[1].matches("[0-9]{1,6}"))
                .map(option -> Duration.ofSeconds(Long.parseLong(option[1])))
                .findFirst()
                .orElse(Duration.ofSeconds(DEFAULT_LIMIT_SECONDS));
    }

    /** How the attempt fails; null when it does not. */
    private HostCommand.@org.jspecify.annotations.Nullable Ending refused(
            ToolCall call, HostTerminal terminal, Target target, Options options) throws InterruptedException {
        var host = target.host().equals("localhost") || target.host().equals("127.0.0.1")
                ? hosts.find(call.host().value())
                : hosts.reachedAs(target.host());
        if (host.isEmpty()) {
            return failed(
                    terminal,
                    "ssh: Could not resolve hostname " + target.host() + ": Name or service not known",
                    FAILED);
        }
        var reach = host.get().up()
                ? model.reach(call.user(), call.host(), host.get().name())
                : Reach.UNREACHABLE;
        if (reach == Reach.OPEN) {
            reach = hosts.find(call.host().value())
                    .orElseThrow()
                    .login(call.user(), host.get().name());
        }
        boolean sameAccount = target.user().equals(call.user()) || call.user().equals(Accounts.ROOT.user());
        return switch (reach) {
            case OPEN -> sameAccount && hosts.accounts().knows(target.user()) ? null : denied(terminal, target);
            case REFUSED -> denied(terminal, target);
            case UNVERIFIED ->
                sameAccount && takesAnyKey(options) ? null : failed(terminal, "Host key verification failed.", FAILED);
            case UNREACHABLE -> {
                clock.pass(limit(options));
                yield failed(
                        terminal, "ssh: connect to host " + target.host() + " port 22: Connection timed out", FAILED);
            }
        };
    }

    private static boolean takesAnyKey(Options options) {
        return options.arguments('o').stream()
                .map(option -> option.strip().toLowerCase(Locale.ROOT).split("[= ]+", 2))
                .anyMatch(option -> option[0].equals("stricthostkeychecking")
                        && option.length == 2
                        && List.of("no", "off", "accept-new").contains(option[1]));
    }

    private static HostCommand.Ending denied(HostTerminal terminal, Target target) {
        return failed(
                terminal,
                target.user() + "@" + target.host()
                        + ": Permission denied (publickey,gssapi-keyex,gssapi-with-mic,password).",
                FAILED);
    }

    private HostCommand.Ending there(ToolCall call, Target target, String text) {
        var host = hosts.reachedAs(target.host())
                .orElseGet(() -> hosts.find(call.host().value()).orElseThrow());
        var environment = new LinkedHashMap<String, String>();
        if (!call.variable(CallerVariables.QUIET).isEmpty()) {
            environment.put(CallerVariables.QUIET, call.variable(CallerVariables.QUIET));
        }
        environment.putAll(host.variables(target.user()));
        host.acts(target.user());
        List<String> argv =
                text.isEmpty() ? List.of(MachineCommands.SHELL) : List.of(MachineCommands.SHELL, "-c", text);
        return new HostCommand.Become(argv, environment, SessionVariables.home(host, target.user()));
    }

    private HostCommand.Ending scp(ToolCall call, HostTerminal terminal) throws InterruptedException {
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), SCP);
        } catch (Options.Bad e) {
            return failed(terminal, "scp: " + e.getMessage(), 1);
        }
        var host = hosts.find(call.host().value()).orElseThrow();
        if (options.has('t') || options.has('f')) {
            // The far end of an ordinary client's scp: the machine's own speaks that protocol.
            var argv = new ArrayList<>(call.argv());
            argv.set(0, MachineCommands.need("scp").toString());
            return new HostCommand.Become(argv, call.environment(), call.workingDirectory());
        }
        var argv = new ArrayList<>(List.of(MachineCommands.need("cp").toString()));
        if (options.has('r')) {
            argv.add("-r");
        }
        if (options.has('p')) {
            argv.add("-p");
        }
        argv.add("--");
        for (String operand : options.operands()) {
            int colon = operand.indexOf(':');
            int slash = operand.indexOf('/');
            if (colon < 0 || (slash >= 0 && slash < colon)) {
                argv.add(operand);
                continue;
            }
            var target = Target.of(operand.substring(0, colon), call.user());
            var refused = refused(call, terminal, target, options);
            if (refused != null) {
                terminal.err("lost connection\n");
                return new HostCommand.Exit(FAILED);
            }
            Path home = SessionVariables.home(hosts.reachedAs(target.host()).orElse(host), target.user());
            argv.add(home.resolve(operand.substring(colon + 1)).toString());
        }
        return new HostCommand.Become(argv, call.environment(), call.workingDirectory());
    }
}
