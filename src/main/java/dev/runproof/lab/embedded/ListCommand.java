package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.HostTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code ls}: the machine's own; in long listings the owners are those that the host's accounts see. */
final class ListCommand {
    /** Inode, then mode, links, owner and group, of a listing made with {@code -i}. */
    private static final Pattern ROW = Pattern.compile(
            "^( *(\\d+) (?: *\\d+ )?)([-bcdlpsDC?][-rwxsStT]{9}[.+@]? +\\d+ )(\\S+ +)(\\S+)( .*)$", Pattern.DOTALL);

    private static final Pattern LONG =
            Pattern.compile("-[A-Za-z1]*[lgno][A-Za-z1]*|--format=(long|verbose)|--numeric-uid-gid");
    private static final Pattern WITHOUT_OWNERS = Pattern.compile("-[A-Za-z1]*[go][A-Za-z1]*|--no-group");

    private final EmbeddedHosts hosts;

    ListCommand(EmbeddedHosts hosts) {
        this.hosts = hosts;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("ls", this::ls);
    }

    private HostCommand.Ending ls(ToolCall call, HostTerminal terminal) throws InterruptedException {
        var words = call.argv().subList(1, call.argv().size());
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        var options = words.subList(0, end).stream()
                .filter(word -> word.startsWith("-") && word.length() > 1)
                .toList();
        boolean rewritten = options.stream().anyMatch(word -> LONG.matcher(word).matches())
                && options.stream()
                        .noneMatch(word -> WITHOUT_OWNERS.matcher(word).matches());
        if (!rewritten) {
            var result = RealProgram.run(call, "ls", words);
            terminal.out(result.out());
            terminal.err(result.err());
            return new HostCommand.Exit(result.exit());
        }
        boolean inode = options.stream().anyMatch(word -> word.matches("-[A-Za-z1]*i[A-Za-z1]*|--inode"));
        boolean numeric = options.stream().anyMatch(word -> word.matches("-[A-Za-z1]*n[A-Za-z1]*|--numeric-uid-gid"));
        var withInode = new ArrayList<>(words);
        withInode.add(0, "-i");
        var result = RealProgram.run(call, "ls", withInode);
        var operands = new ArrayList<>(words.subList(0, end).stream()
                .filter(word -> !options.contains(word))
                .toList());
        operands.addAll(words.subList(Math.min(end + 1, words.size()), words.size()));
        var owners = owners(call, operands.isEmpty() ? List.of(".") : operands, options);
        terminal.out(rewritten(result.text(), owners, inode, numeric));
        terminal.err(result.err());
        return new HostCommand.Exit(result.exit());
    }

    /** By inode, of everything that the listing can show. */
    private Map<String, Ownership> owners(ToolCall call, List<String> operands, List<String> options) {
        var host = hosts.find(call.host().value()).orElseThrow();
        int depth = options.stream().anyMatch(word -> word.matches("-[A-Za-z1]*R[A-Za-z1]*|--recursive")) ? 64 : 1;
        var owners = new HashMap<String, Ownership>();
        for (Path path : StatCommand.paths(call, operands)) {
            note(host, path, owners);
            try {
                Path real = path.toRealPath();
                note(host, real, owners);
                note(host, real.resolve("..").normalize(), owners);
                try (var below = Files.walk(real, depth)) {
                    below.forEach(each -> note(host, each, owners));
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                // What cannot be looked at is not in the listing either; ls itself has said so.
            }
        }
        return owners;
    }

    private static void note(EmbeddedHost host, Path path, Map<String, Ownership> owners) {
        try {
            Path file = path.toAbsolutePath().normalize();
            Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            owners.put(inode.toString(), host.ownership(file));
        } catch (IOException | java.io.UncheckedIOException e) {
            return;
        }
    }

    private String rewritten(String listing, Map<String, Ownership> owners, boolean inode, boolean numeric) {
        var text = new StringBuilder();
        var block = new ArrayList<String[]>();
        for (String line : listing.split("(?<=\n)", -1)) {
            var row = ROW.matcher(line);
            if (!row.matches()) {
                flush(block, text, inode);
                text.append(line);
                continue;
            }
            var owner = owners.get(row.group(2));
            String user = owner == null ? row.group(4).strip() : shown(owner.user(), numeric);
            String group = owner == null ? row.group(5) : shown(owner.group(), numeric);
            block.add(new String[] {row.group(1), row.group(3), user, group, row.group(5), row.group(6)});
        }
        flush(block, text, inode);
        return text.toString();
    }

    private String shown(String name, boolean numeric) {
        return numeric ? Integer.toString(hosts.accounts().idOf(name)) : name;
    }

    private static void flush(List<String[]> block, StringBuilder text, boolean inode) {
        int user = block.stream().mapToInt(row -> row[2].length()).max().orElse(0);
        int group = block.stream().mapToInt(row -> row[3].length()).max().orElse(0);
        int printed = block.stream().mapToInt(row -> row[4].length()).max().orElse(0);
        for (var row : block) {
            text.append(inode ? row[0] : "").append(row[1]);
            text.append(row[2]).append(" ".repeat(user - row[2].length() + 1));
            text.append(row[3]).append(" ".repeat(group - row[3].length() + 1));
            text.append(row[5].substring(printed - row[4].length() + 1));
        }
        block.clear();
    }
}
