package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import dev.runproof.lab.host.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code chown}, {@code chgrp}: change owners as the host's accounts see them; {@code mkdir}: where they allow it. */
final class OwnerCommands {
    private static final Options.Form FORM = Options.Form.of("RhvfcHLP", "")
            .named(Map.of("recursive", 'R', "no-dereference", 'h', "verbose", 'v', "silent", 'f', "quiet", 'f'));

    private final EmbeddedHosts hosts;

    OwnerCommands(EmbeddedHosts hosts) {
        this.hosts = hosts;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("chown", HostCommand.of((call, terminal) -> change(call, terminal, false)));
        commands.put("chgrp", HostCommand.of((call, terminal) -> change(call, terminal, true)));
        commands.put("mkdir", this::mkdir);
    }

    private EmbeddedHost host(ToolCall call) {
        return hosts.find(call.host().value()).orElseThrow();
    }

    private int change(ToolCall call, Tool.Terminal terminal, boolean groupOnly) {
        String name = call.argv().get(0);
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), FORM);
        } catch (Options.Bad e) {
            terminal.err(name + ": " + e.getMessage() + "\nTry '" + name + " --help' for more information.\n");
            return 1;
        }
        if (options.operands().size() < 2) {
            String last = options.operands().isEmpty()
                    ? ""
                    : " after '" + options.operands().get(0) + "'";
            terminal.err(name + ": missing operand" + last + "\nTry '" + name + " --help' for more information.\n");
            return 1;
        }
        String wanted = options.operands().get(0);
        Wish wish;
        try {
            wish = groupOnly ? new Wish(Optional.empty(), Optional.of(group(wanted))) : wish(wanted);
        } catch (Options.Bad e) {
            terminal.err(name + ": " + e.getMessage() + "\n");
            return 1;
        }
        int status = 0;
        for (String operand : options.operands().subList(1, options.operands().size())) {
            status |= change(call, terminal, options, operand, wish);
        }
        return status;
    }

    /** The new owner and group; an empty one stays as it is. */
    private record Wish(Optional<String> user, Optional<String> group) {
        private Ownership of(Ownership before) {
            return new Ownership(user.orElse(before.user()), group.orElse(before.group()));
        }
    }

    private Wish wish(String text) {
        int colon = text.indexOf(':');
        String owner = colon < 0 ? text : text.substring(0, colon);
        String group = colon < 0 ? "" : text.substring(colon + 1);
        var accounts = hosts.accounts();
        var account = accounts.find(owner).or(() -> accounts.withId(owner));
        if (!owner.isEmpty() && account.isEmpty()) {
            throw new Options.Bad("invalid user: '" + text + "'");
        }
        boolean loginGroup = colon >= 0 && group.isEmpty() && account.isPresent();
        return new Wish(
                account.map(found -> found.user()),
                loginGroup
                        ? account.map(found -> found.group())
                        : group.isEmpty() ? Optional.empty() : Optional.of(group(group)));
    }

    private String group(String name) {
        for (var account : hosts.accounts().all()) {
            if (account.group().equals(name)
                    || Integer.toString(hosts.accounts().idOf(account.group())).equals(name)) {
                return account.group();
            }
        }
        if (hosts.all().stream()
                .anyMatch(host -> hosts.accounts().all().stream()
                        .anyMatch(account -> host.groups(account.user()).contains(name)))) {
            return name;
        }
        throw new Options.Bad("invalid group: '" + name + "'");
    }

    private int change(ToolCall call, Tool.Terminal terminal, Options options, String operand, Wish wish) {
        String name = call.argv().get(0);
        Path path = call.workingDirectory().resolve(operand).normalize();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            terminal.err(name + ": cannot access '" + operand + "': No such file or directory\n");
            return 1;
        }
        try {
            Path file = options.has('h') ? path : path.toRealPath();
            if (!options.has('R')) {
                return one(call, terminal, operand, file, wish);
            }
            int status = 0;
            try (var below = Files.walk(file)) {
                for (Path each : below.toList()) {
                    status |= one(call, terminal, each.toString(), each, wish);
                }
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of " + operand, e);
        }
    }

    private int one(ToolCall call, Tool.Terminal terminal, String shown, Path file, Wish wish) {
        var host = host(call);
        var before = host.ownership(file);
        var after = wish.of(before);
        boolean root = call.user().equals(Accounts.ROOT.user());
        boolean ownGroup = before.user().equals(call.user())
                && after.user().equals(before.user())
                && host.groups(call.user()).contains(after.group());
        if (!root && !ownGroup) {
            String what = call.argv().get(0).equals("chgrp") ? "group" : "ownership";
            terminal.err(call.argv().get(0) + ": changing " + what + " of '" + shown + "': Operation not permitted\n");
            return 1;
        }
        host.own(file, after);
        return 0;
    }

    /** The machine's own, unless the directory that the new one goes into belongs to another account and is not open. */
    private HostCommand.Ending mkdir(ToolCall call, HostTerminal terminal) throws InterruptedException {
        var operands = call.argv().subList(1, call.argv().size()).stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        for (String operand : operands) {
            Path path = call.workingDirectory().resolve(operand).normalize();
            var denied = deniedBy(call, path);
            if (denied.isPresent()) {
                terminal.err("mkdir: cannot create directory '" + denied.get() + "': Permission denied\n");
                return new HostCommand.Exit(1);
            }
        }
        var result = RealProgram.run(
                call, "mkdir", call.argv().subList(1, call.argv().size()));
        terminal.out(result.out());
        terminal.err(result.err());
        return new HostCommand.Exit(result.exit());
    }

    /** The first directory that the account may not make, on the way to this path. */
    private Optional<Path> deniedBy(ToolCall call, Path path) {
        Path missing = path;
        Path parent = path.getParent();
        while (parent != null && !Files.exists(parent)) {
            missing = parent;
            parent = parent.getParent();
        }
        if (Files.exists(path) || parent == null || call.user().equals(Accounts.ROOT.user())) {
            return Optional.empty();
        }
        return mayWrite(call, parent) ? Optional.empty() : Optional.of(missing);
    }

    private boolean mayWrite(ToolCall call, Path directory) {
        var host = host(call);
        try {
            int mode = (Integer) Files.getAttribute(directory, "unix:mode");
            var owner = host.ownership(directory.toRealPath());
            if (owner.user().equals(call.user())) {
                return (mode & 0200) != 0;
            }
            return host.groups(call.user()).contains(owner.group()) ? (mode & 0020) != 0 : (mode & 0002) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + directory, e);
        }
    }
}
