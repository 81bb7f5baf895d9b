package dev.runproof.lab.embedded;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import dev.runproof.lab.host.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code date}, {@code hostname}, {@code uname}, {@code crontab}. */
final class SystemCommands {
    private static final Map<String, Character> SYSTEM_PARTS = Map.of(
            "kernel-name",
            's',
            "nodename",
            'n',
            "kernel-release",
            'r',
            "kernel-version",
            'v',
            "machine",
            'm',
            "operating-system",
            'o',
            "all",
            'a');

    private final EmbeddedHosts hosts;
    private final LabClock clock;

    SystemCommands(EmbeddedHosts hosts, LabClock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("date", this::date);
        commands.put("hostname", HostCommand.of(this::hostname));
        commands.put("uname", HostCommand.of(this::uname));
        commands.put("crontab", HostCommand.of(this::crontab));
    }

    private EmbeddedHost host(ToolCall call) {
        return hosts.find(call.host().value()).orElseThrow();
    }

    /** The machine's own date, told the lab's time; a date given by the caller stands. */
    private HostCommand.Ending date(ToolCall call, HostTerminal terminal) throws InterruptedException {
        var words = new ArrayList<>(call.argv().subList(1, call.argv().size()));
        if (words.stream().anyMatch(word -> word.equals("-s") || word.startsWith("--set"))) {
            terminal.err("date: cannot set date: Operation not permitted\n");
            return new HostCommand.Exit(1);
        }
        var now = clock.now();
        String told = "@%d.%09d".formatted(now.getEpochSecond(), now.getNano());
        boolean given = words.stream().anyMatch(word -> word.matches("-[uR]*[drf].*|--(date|reference|file)(=.*)?"));
        if (given) {
            words.replaceAll(word -> word.equals("now") || word.equals("today") ? told : word);
            words.replaceAll(word -> word.matches("(-d|--date=)(now|today)") ? "--date=" + told : word);
        } else {
            words.add(0, "--date=" + told);
        }
        var result = RealProgram.run(call, "date", words);
        terminal.out(result.out());
        terminal.err(result.err());
        return new HostCommand.Exit(result.exit());
    }

    private int hostname(ToolCall call, Tool.Terminal terminal) {
        for (String word : call.argv().subList(1, call.argv().size())) {
            if (word.equals("-I")
                    || word.equals("-i")
                    || word.equals("--ip-address")
                    || word.equals("--all-ip-addresses")) {
                terminal.out(host(call).address() + (word.equals("-I") || word.startsWith("--all") ? " \n" : "\n"));
                return 0;
            }
            if (!List.of("-s", "-f", "--short", "--fqdn", "--long").contains(word)) {
                terminal.err("hostname: you must be root to change the host name\n");
                return 1;
            }
        }
        terminal.out(call.host() + "\n");
        return 0;
    }

    private int uname(ToolCall call, Tool.Terminal terminal) throws InterruptedException {
        Options options;
        try {
            options = Options.read(
                    call.argv().subList(1, call.argv().size()),
                    Options.Form.of("asnrvmpio", "").named(SYSTEM_PARTS));
        } catch (Options.Bad e) {
            terminal.err("uname: " + e.getMessage() + "\nTry 'uname --help' for more information.\n");
            return 1;
        }
        var parts = new ArrayList<String>();
        for (char part : (options.has('a') ? "snrvmo" : "snrvmpio").toCharArray()) {
            boolean wanted =
                    options.has(part) || options.has('a') || (options.options().isEmpty() && part == 's');
            if (wanted) {
                parts.add(
                        part == 'n'
                                ? call.host().value()
                                : RealProgram.run(call, "uname", List.of("-" + part))
                                        .text()
                                        .strip());
            }
        }
        terminal.out(String.join(" ", parts) + "\n");
        return 0;
    }

    private int crontab(ToolCall call, Tool.Terminal terminal) {
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), Options.Form.of("lrei", "u"));
        } catch (Options.Bad e) {
            terminal.err("crontab: " + e.getMessage() + "\n");
            return 1;
        }
        String user = options.argument('u').orElse(call.user());
        if (!user.equals(call.user()) && !call.user().equals(Accounts.ROOT.user())) {
            terminal.err("must be privileged to use -u\n");
            return 1;
        }
        if (!hosts.accounts().knows(user)) {
            terminal.err("crontab:  user `" + user + "' unknown\n");
            return 1;
        }
        Path file = host(call).crontabFile(user);
        try {
            return crontab(call, options, user, file, terminal);
        } catch (IOException e) {
            throw new UncheckedIOException("the crontab " + file, e);
        }
    }

    private static int crontab(ToolCall call, Options options, String user, Path file, Tool.Terminal terminal)
            throws IOException {
        if (options.has('e')) {
            terminal.err("crontab: this host has no editor; give the table as a file or by '-'\n");
            return 1;
        }
        if (options.has('l') || options.has('r')) {
            if (!Files.exists(file)) {
                terminal.err("no crontab for " + user + "\n");
                return 1;
            }
            if (options.has('l')) {
                terminal.out(Files.readString(file, StandardCharsets.UTF_8));
            } else {
                Files.delete(file);
            }
            return 0;
        }
        String source = options.operands().isEmpty() ? "-" : options.operands().get(0);
        Path given = call.workingDirectory().resolve(source);
        if (!source.equals("-") && !Files.isRegularFile(given)) {
            terminal.err(source + ": No such file or directory\n");
            return 1;
        }
        String table = source.equals("-") ? terminal.in() : Files.readString(given, StandardCharsets.UTF_8);
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        return 0;
    }
}
