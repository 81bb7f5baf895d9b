package dev.runproof.lab.embedded;

import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.Options;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code sudo} and {@code su}: run a program as another account of the same host. */
final class BecomeCommands {
    private static final Options.Form SUDO = Options.Form.of("nHSkKliseEbvVAP", "ugpCDhRTrt")
            .named(Map.of(
                    "user",
                    'u',
                    "group",
                    'g',
                    "prompt",
                    'p',
                    "non-interactive",
                    'n',
                    "stdin",
                    'S',
                    "login",
                    'i',
                    "shell",
                    's',
                    "set-home",
                    'H',
                    "preserve-env",
                    'E',
                    "list",
                    'l'))
            .first();
    private static final Options.Form SU = Options.Form.of("lmp", "csgG")
            .named(Map.of("login", 'l', "command", 'c', "shell", 's', "preserve-environment", 'm'));
    private static final int ATTEMPTS = 3;

    private final EmbeddedHosts hosts;
    private final Supplier<SudoPolicy> policy;
    private final Optional<Secret> password;

    BecomeCommands(EmbeddedHosts hosts, Supplier<SudoPolicy> policy, Optional<Secret> password) {
        this.hosts = hosts;
        this.policy = policy;
        this.password = password;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("sudo", this::sudo);
        commands.put("su", this::su);
    }

    private static HostCommand.Ending failed(HostTerminal terminal, String text) {
        terminal.err(text + "\n");
        return new HostCommand.Exit(1);
    }

    private HostCommand.Ending sudo(ToolCall call, HostTerminal terminal) {
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), SUDO);
        } catch (Options.Bad e) {
            return failed(terminal, "sudo: " + e.getMessage());
        }
        if (options.has('k') && options.operands().isEmpty()) {
            return new HostCommand.Exit(0);
        }
        String target = options.argument('u').orElse(Accounts.ROOT.user());
        var account = hosts.accounts()
                .find(target)
                .or(() -> target.startsWith("#") ? hosts.accounts().withId(target.substring(1)) : Optional.empty());
        if (account.isEmpty()) {
            return failed(terminal, "sudo: unknown user " + target);
        }
        var refusal = refusal(call, options, terminal);
        if (refusal.isPresent()) {
            return failed(terminal, refusal.get());
        }
        if (options.has('v')) {
            return new HostCommand.Exit(0);
        }
        if (options.has('l')) {
            terminal.out("User " + call.user() + " may run the following commands on " + call.host()
                    + ":\n    (ALL : ALL) " + (policy.get() == SudoPolicy.FREE ? "NOPASSWD: " : "") + "ALL\n");
            return new HostCommand.Exit(0);
        }
        return run(call, options, account.get().user(), terminal);
    }

    /** Why the caller may not; asks for the password where one is needed. */
    private Optional<String> refusal(ToolCall call, Options options, HostTerminal terminal) {
        if (call.user().equals(Accounts.ROOT.user()) || policy.get() == SudoPolicy.FREE) {
            return Optional.empty();
        }
        if (options.has('n')) {
            return Optional.of("sudo: a password is required");
        }
        if (!options.has('S')) {
            return Optional.of(
                    "sudo: a terminal is required to read the password; either use the -S option to read from"
                            + " standard input or configure an askpass helper\nsudo: a password is required");
        }
        String prompt = options.argument('p').orElse("[sudo] password for " + call.user() + ": ");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            terminal.err(prompt);
            String given = terminal.line();
            if (given.isEmpty()) {
                return Optional.of("\nsudo: no password was provided\nsudo: a password is required");
            }
            if (password.map(secret -> secret.equals(new Secret(given))).orElse(false)) {
                return policy.get() == SudoPolicy.PASSWORD
                        ? Optional.empty()
                        : Optional.of(call.user() + " is not in the sudoers file.");
            }
            if (attempt < ATTEMPTS) {
                terminal.err("Sorry, try again.\n");
            }
        }
        return Optional.of("sudo: " + ATTEMPTS + " incorrect password attempts");
    }

    private HostCommand.Ending run(ToolCall call, Options options, String account, HostTerminal terminal) {
        var host = hosts.find(call.host().value()).orElseThrow();
        var environment = new LinkedHashMap<String, String>();
        if (options.has('E')) {
            environment.putAll(call.environment());
        }
        keep(call, environment, "TERM", "LANG", "LC_ALL", CallerVariables.QUIET);
        environment.putAll(host.variables(account));
        environment.put("SUDO_USER", call.user());
        var words = new ArrayList<>(options.operands());
        while (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            String[] variable = words.remove(0).split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        if (words.isEmpty() && !options.has('i') && !options.has('s')) {
            return failed(
                    terminal,
                    "usage: sudo -h | -K | -k | -V\nusage: sudo [-AbEHknPS] [-u user] [VAR=value] [-i | -s] [command]");
        }
        boolean login = options.has('i');
        Path directory = login ? SessionVariables.home(host, account) : call.workingDirectory();
        if (login || options.has('s')) {
            return new HostCommand.Become(inShell(words), environment, directory);
        }
        if (found(words.get(0), environment.getOrDefault("PATH", ""), call.workingDirectory())
                .isEmpty()) {
            return failed(terminal, "sudo: " + words.get(0) + ": command not found");
        }
        host.acts(account);
        return new HostCommand.Become(words, environment, directory);
    }

    private static List<String> inShell(List<String> words) {
        return words.isEmpty()
                ? List.of(MachineCommands.SHELL)
                : List.of(
                        MachineCommands.SHELL,
                        "-c",
                        String.join(
                                " ",
                                words.stream()
                                        .map(dev.runproof.model.Command::quote)
                                        .toList()));
    }

    private static void keep(ToolCall call, Map<String, String> environment, String... names) {
        for (String name : names) {
            if (!call.variable(name).isEmpty()) {
                environment.put(name, call.variable(name));
            }
        }
    }

    static Optional<Path> found(String program, String searchPath, Path directory) {
        if (program.contains("/")) {
            return Optional.of(directory.resolve(program)).filter(Files::isExecutable);
        }
        for (String part : searchPath.split(":", -1)) {
            Path candidate = Path.of(part).resolve(program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private HostCommand.Ending su(ToolCall call, HostTerminal terminal) {
        Options options;
        var words = new ArrayList<>(call.argv().subList(1, call.argv().size()));
        boolean login = words.remove("-");
        try {
            options = Options.read(words, SU);
        } catch (Options.Bad e) {
            return failed(terminal, "su: " + e.getMessage());
        }
        String target = options.operands().isEmpty()
                ? Accounts.ROOT.user()
                : options.operands().get(0);
        if (!hosts.accounts().knows(target)) {
            return failed(
                    terminal,
                    "su: user " + target
                            + " does not exist or the user entry does not contain all the required fields");
        }
        if (!call.user().equals(Accounts.ROOT.user())) {
            terminal.err("Password: ");
            return failed(terminal, "su: Authentication failure");
        }
        login |= options.has('l');
        var host = hosts.find(call.host().value()).orElseThrow();
        var environment = new LinkedHashMap<String, String>();
        if (!login) {
            environment.putAll(call.environment());
        }
        keep(call, environment, "TERM", CallerVariables.QUIET);
        environment.putAll(host.variables(target));
        var argv = new ArrayList<>(List.of(options.argument('s').orElse(MachineCommands.SHELL)));
        options.argument('c').ifPresent(text -> argv.addAll(List.of("-c", text)));
        host.acts(target);
        return new HostCommand.Become(
                argv, environment, login ? SessionVariables.home(host, target) : call.workingDirectory());
    }
}
