package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import dev.runproof.lab.host.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stat}: the machine's own, told the owners that the host's accounts see. */
final class StatCommand {
    private static final Options.Form FORM = Options.Form.of("Lft", "c")
            .named(Map.of("dereference", 'L', "file-system", 'f', "format", 'c', "terse", 't'));
    private static final Pattern OWNER = Pattern.compile("%%|%([-#+ 0]*[0-9]*)([UGug])");
    private static final Pattern LONG_FORM = Pattern.compile("Uid: \\( *\\d+/ *\\S+\\)   Gid: \\( *\\d+/ *\\S+\\)");

    private final EmbeddedHosts hosts;

    StatCommand(EmbeddedHosts hosts) {
        this.hosts = hosts;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("stat", this::stat);
    }

    private HostCommand.Ending stat(ToolCall call, HostTerminal terminal) throws InterruptedException {
        var words = call.argv().subList(1, call.argv().size());
        Options options;
        try {
            options = Options.read(words, FORM);
        } catch (Options.Bad e) {
            return told(RealProgram.run(call, "stat", words), terminal);
        }
        if (options.has('f') || options.operands().isEmpty()) {
            return told(RealProgram.run(call, "stat", words), terminal);
        }
        int status = 0;
        for (var alike : byOwner(call, options)) {
            status = Math.max(status, some(call, options, alike, terminal));
        }
        return new HostCommand.Exit(status);
    }

    /** Operands that follow each other and belong to the same account: the machine's own command is started once for them. */
    private record Alike(Optional<Ownership> owner, List<String> operands) {}

    private List<Alike> byOwner(ToolCall call, Options options) {
        var groups = new ArrayList<Alike>();
        for (String operand : options.operands()) {
            var owner = ownership(call, operand, options.has('L'));
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            // Without a format the owner is filled into what was printed, a file at a time.
            if (last == null || options.argument('c').isEmpty() || !last.owner().equals(owner)) {
                groups.add(new Alike(owner, new ArrayList<>(List.of(operand))));
            } else {
                last.operands().add(operand);
            }
        }
        return groups;
    }

    private int some(ToolCall call, Options options, Alike alike, HostTerminal terminal) throws InterruptedException {
        var owner = alike.owner();
        var words = new ArrayList<String>();
        if (options.has('L')) {
            words.add("-L");
        }
        Optional<String> format = options.argument('c');
        format.ifPresent(text -> {
            words.add("-c");
            words.add(owner.map(known -> filled(text, known)).orElse(text));
        });
        if (options.has('t')) {
            words.add("-t");
        }
        words.add("--");
        words.addAll(alike.operands());
        var result = RealProgram.run(call, "stat", words);
        if (format.isPresent() || owner.isEmpty()) {
            terminal.out(result.out());
        } else {
            terminal.out(LONG_FORM
                    .matcher(result.text())
                    .replaceFirst(Matcher.quoteReplacement("Uid: (%5d/%8s)   Gid: (%5d/%8s)"
                            .formatted(
                                    id(owner.get().user()),
                                    owner.get().user(),
                                    id(owner.get().group()),
                                    owner.get().group()))));
        }
        terminal.err(result.err());
        return result.exit();
    }

    /** Empty when there is no such file. */
    private Optional<Ownership> ownership(ToolCall call, String operand, boolean followed) {
        Path path = call.workingDirectory().resolve(operand);
        try {
            Path file = followed ? path.toRealPath() : path.toAbsolutePath();
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(hosts.find(call.host().value()).orElseThrow().ownership(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String filled(String format, Ownership owner) {
        return OWNER.matcher(format).replaceAll(found -> {
            if (found.group().equals("%%")) {
                return "%%";
            }
            String value = switch (found.group(2)) {
                case "U" -> owner.user();
                case "G" -> owner.group();
                case "u" -> Integer.toString(id(owner.user()));
                default -> Integer.toString(id(owner.group()));
            };
            String width = found.group(1);
            String padded = width.isEmpty() ? value : String.format("%" + width + "s", value);
            return Matcher.quoteReplacement(padded.replace("%", "%%"));
        });
    }

    private int id(String name) {
        return hosts.accounts().idOf(name);
    }

    private static HostCommand.Ending told(RealProgram.Result result, HostTerminal terminal) {
        terminal.out(result.out());
        terminal.err(result.err());
        return new HostCommand.Exit(result.exit());
    }

    /** Words of a call that name files, for other commands that look at owners. */
    static List<Path> paths(ToolCall call, List<String> operands) {
        return operands.stream()
                .map(operand -> call.workingDirectory().resolve(operand))
                .toList();
    }
}
