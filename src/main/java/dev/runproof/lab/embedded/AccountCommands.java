package dev.runproof.lab.embedded;

import dev.runproof.lab.Simulation.Account;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code id}, {@code whoami}, {@code groups}, {@code getent}: who the accounts of a host are. */
final class AccountCommands {
    private static final int NOT_FOUND = 2;

    private final EmbeddedHosts hosts;

    AccountCommands(EmbeddedHosts hosts) {
        this.hosts = hosts;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("id", HostCommand.of(this::id));
        commands.put("whoami", HostCommand.of((call, terminal) -> {
            terminal.out(call.user() + "\n");
            return 0;
        }));
        commands.put("groups", HostCommand.of(this::groups));
        commands.put("getent", HostCommand.of(this::getent));
    }

    private List<String> groupsOf(ToolCall call, String user) {
        return hosts.find(call.host().value()).map(host -> host.groups(user)).orElse(List.of());
    }

    private Optional<Account> account(String name) {
        return hosts.accounts().find(name).or(() -> hosts.accounts().withId(name));
    }

    private int id(ToolCall call, Tool.Terminal terminal) {
        Options options;
        try {
            options = Options.read(
                    call.argv().subList(1, call.argv().size()),
                    Options.Form.of("unGgrz", "")
                            .named(Map.of("user", 'u', "name", 'n', "groups", 'G', "group", 'g', "real", 'r')));
        } catch (Options.Bad e) {
            terminal.err("id: " + e.getMessage() + "\nTry 'id --help' for more information.\n");
            return 1;
        }
        String name =
                options.operands().isEmpty() ? call.user() : options.operands().get(0);
        var account = account(name);
        if (account.isEmpty()) {
            terminal.err("id: '" + name + "': no such user\n");
            return 1;
        }
        terminal.out(told(options, account.get(), groupsOf(call, account.get().user())) + "\n");
        return 0;
    }

    private String told(Options options, Account account, List<String> groups) {
        var accounts = hosts.accounts();
        boolean names = options.has('n');
        if (options.has('u')) {
            return names ? account.user() : Integer.toString(accounts.idOf(account.user()));
        }
        if (options.has('g')) {
            return names ? groups.get(0) : Integer.toString(accounts.idOf(groups.get(0)));
        }
        if (options.has('G')) {
            return String.join(
                    " ",
                    groups.stream()
                            .map(group -> names ? group : Integer.toString(accounts.idOf(group)))
                            .toList());
        }
        var all = groups.stream()
                .map(group -> accounts.idOf(group) + "(" + group + ")")
                .toList();
        return "uid=" + accounts.idOf(account.user()) + "(" + account.user() + ") gid=" + all.get(0) + " groups="
                + String.join(",", all);
    }

    private int groups(ToolCall call, Tool.Terminal terminal) {
        if (call.argv().size() == 1) {
            terminal.out(String.join(" ", groupsOf(call, call.user())) + "\n");
            return 0;
        }
        int status = 0;
        for (String name : call.argv().subList(1, call.argv().size())) {
            if (hosts.accounts().knows(name)) {
                terminal.out(name + " : " + String.join(" ", groupsOf(call, name)) + "\n");
            } else {
                terminal.err("groups: '" + name + "': no such user\n");
                status = 1;
            }
        }
        return status;
    }

    private int getent(ToolCall call, Tool.Terminal terminal) {
        if (call.argv().size() < 2) {
            terminal.err(
                    "getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.\n");
            return 1;
        }
        String base = call.argv().get(1);
        if (!List.of("passwd", "group", "hosts").contains(base)) {
            terminal.err("Unknown database: " + base + "\n");
            return 1;
        }
        var keys = call.argv().subList(2, call.argv().size());
        var lines = lines(call, base);
        if (keys.isEmpty()) {
            lines.forEach(line -> terminal.out(line + "\n"));
            return 0;
        }
        int status = 0;
        for (String key : keys) {
            var found = lines.stream().filter(line -> names(line, base, key)).findFirst();
            found.ifPresent(line -> terminal.out(line + "\n"));
            status = found.isPresent() ? status : NOT_FOUND;
        }
        return status;
    }

    private List<String> lines(ToolCall call, String base) {
        try {
            return Files.readAllLines(
                    hosts.find(call.host().value()).orElseThrow().path("/etc/" + base));
        } catch (IOException e) {
            throw new UncheckedIOException("the host's own file cannot be read", e);
        }
    }

    private static boolean names(String line, String base, String key) {
        if (base.equals("hosts")) {
            return List.of(line.split("\\s+", -1)).contains(key);
        }
        String[] fields = line.split(":", -1);
        return fields[0].equals(key) || (fields.length > 2 && fields[2].equals(key));
    }
}
