package dev.runproof.product.openmldb;

import dev.runproof.model.HostName;
import dev.runproof.model.ShellText;
import dev.runproof.product.openmldb.ModelHosts.Left;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the shell texts of the procedure do, told by their names. */
final class ModelShell {
    private static final int WRONG_RELEASE = 3;
    private static final int NOT_EXCHANGED = 4;

    private final ModelHosts hosts;
    private final HostName host;

    ModelShell(ModelHosts hosts, HostName host) {
        this.hosts = hosts;
        this.host = host;
    }

    Left run(ShellText text, List<String> words) {
        return switch (text.name()) {
            case "each-database" ->
                each(
                        words.subList(4, words.size()),
                        database -> client(
                                words.get(0),
                                words.get(1),
                                words.get(2),
                                "--cmd=" + words.get(3),
                                "--database=" + database));
            case "each-tablet" ->
                each(
                        words.subList(1, words.size()),
                        endpoint -> hosts.program(
                                host,
                                List.of(
                                        words.get(0),
                                        "--role=client",
                                        "--interactive=false",
                                        "--endpoint=" + endpoint,
                                        "--cmd=gettablestatus")));
            case "manifest" -> each(words, this::manifest);
            case "operation-log" -> Left.of("<==>\n");
            case "running" -> Left.of(running(words.get(0), words.get(1), words.get(2)));
            case "gone" -> Left.of(gone(words));
            case "exchange" -> exchange(words);
            case "beside" -> Left.of("directory openmldb openmldb conf\ndirectory openmldb openmldb db\n");
            case "tool" -> tool(words);
            case "recover" -> withoutFailover(words, "recovertable");
            case "change-leaders" -> withoutFailover(words, "changeleader");
            case "remove-replicas" -> replicas(words, 3, "delreplica");
            case "write-lines" -> writeLines(words);
            case "keeping-status" -> keepingStatus(hosts.program(host, words));
            case "file" -> file(Path.of(words.get(0)));
            case "other-statfiles", "missing" -> Left.of("");
            case "interpreter" -> Left.of(words.get(0) + "\n");
            default -> throw new IllegalArgumentException("no host knows the text " + text);
        };
    }

    private Left client(String program, String cluster, String root, String... more) {
        var words = new ArrayList<>(List.of(
                program,
                "--zk_cluster=" + cluster,
                "--zk_root_path=" + root,
                "--role=ns_client",
                "--interactive=false"));
        words.addAll(List.of(more));
        hosts.time().pass(Duration.ofMillis(20));
        return hosts.program(host, words);
    }

    private static Left each(List<String> subjects, Function<String, Left> ask) {
        var out = new ByteArrayOutputStream();
        for (String subject : subjects) {
            Left left = ask.apply(subject);
            out.writeBytes(("==> " + subject + "\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(left.out());
            out.writeBytes(("\n<== " + left.exit() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes("<==>\n".getBytes(StandardCharsets.UTF_8));
        return new Left(0, out.toByteArray(), "");
    }

    private Left manifest(String directory) {
        var stat = new StringBuilder("755 4096 directory .\n");
        var digests = new StringBuilder();
        var programs = hosts.machines().at(host, directory);
        if (programs.isEmpty() && !directory.endsWith("/conf")) {
            return Left.failed(1, "cd: " + directory + ": No such file or directory\n");
        }
        file(stat, digests, "openmldb", programs.map(it -> it.version).orElse("settings"));
        programs.ifPresent(it -> it.pidFiles.forEach((name, pid) -> file(stat, digests, name, String.valueOf(pid))));
        return Left.of(stat.toString() + digests);
    }

    private static void file(StringBuilder stat, StringBuilder digests, String name, String content) {
        stat.append("644 " + content.length() + " regular file ./" + name + "\n");
        digests.append("%064x  ./%s\n".formatted(content.hashCode() & 0xffffffffL, name));
    }

    private String running(String directory, String kind, String endpoint) {
        var told = new StringBuilder();
        hosts.machines().at(host, directory + "/bin").ifPresent(programs -> {
            for (String file : List.of(kind + ".pid", kind + ".pid.child")) {
                Long pid = programs.pidFiles.get(file);
                if (pid != null) {
                    told.append(file.substring(file.lastIndexOf('.') + 1) + " " + pid)
                            .append(process(pid, kind));
                }
            }
        });
        return told.append(port(endpoint)).toString();
    }

    private String process(long pid, String kind) {
        if (!hosts.machines().lives(pid)) {
            return " dead\n";
        }
        return hosts.machines().isOf(pid, kind) ? " alive ./bin/openmldb\n" : " stranger sleep\n";
    }

    private String port(String endpoint) {
        boolean open = hosts.machines().isTaken(endpoint) || hosts.machines().listens(endpoint) != null;
        return "curl " + (open ? 0 : 7) + "\n";
    }

    private String gone(List<String> words) {
        var told = new StringBuilder();
        words.subList(1, words.size()).stream()
                .filter(pid -> hosts.machines().lives(Long.valueOf(pid)))
                .forEach(pid -> told.append("alive ").append(pid).append('\n'));
        return told.append(port(words.get(0))).toString();
    }

    private Left exchange(List<String> words) {
        var machines = hosts.machines();
        String directory = words.get(0);
        String run = words.get(2);
        String version = machines.at(host, words.get(1) + "/bin").orElseThrow().version;
        if (!version.startsWith(words.get(3) + "-")) {
            return Left.failed(WRONG_RELEASE, words.get(1) + "/bin/openmldb is not of release " + words.get(3) + "\n");
        }
        for (String name : words.subList(4, words.size())) {
            String present = directory + "/" + name;
            if (machines.at(host, present + ".backup-" + run).isPresent()) {
                continue;
            }
            if (hosts.exchangeFails()) {
                return Left.failed(NOT_EXCHANGED, "cp: no space left on device\n");
            }
            var fresh = new ModelMachines.Programs(
                    machines.at(host, words.get(1) + "/" + name).orElseThrow().version);
            machines.at(host, present).orElseThrow().pidFiles.forEach((file, pid) -> {
                if (machines.lives(pid)) {
                    fresh.pidFiles.put(file, pid);
                }
            });
            machines.rename(host, present, present + ".backup-" + run);
            machines.put(host, present, fresh);
        }
        return Left.of("");
    }

    private Left tool(List<String> words) {
        var tool = new ModelTool(hosts, hosts.cluster(), hosts.time())
                .within(Duration.ofSeconds(Long.parseLong(words.get(0))));
        int exit = tool.run(words.get(6), words.subList(7, words.size()));
        if (hosts.shellIsKilled()) {
            throw new Walk.Lost();
        }
        Left restored = client(words.get(1), words.get(2), words.get(3), "--cmd=confset auto_failover " + words.get(4));
        return new Left(
                restored.exit(),
                tool.out().getBytes(StandardCharsets.UTF_8),
                tool.err() + "\n<== " + exit + "\n" + new String(restored.out(), StandardCharsets.UTF_8));
    }

    private Left withoutFailover(List<String> words, String order) {
        client(words.get(0), words.get(1), words.get(2), "--cmd=confset auto_failover false");
        Left told = replicas(words, 4, order);
        client(words.get(0), words.get(1), words.get(2), "--cmd=confset auto_failover " + words.get(3));
        return told;
    }

    private Left replicas(List<String> words, int from, String order) {
        var out = new StringBuilder();
        for (int i = from; i + 3 < words.size(); i += 4) {
            hosts.moment();
            Left left = client(
                    words.get(0),
                    words.get(1),
                    words.get(2),
                    "--cmd=" + order + " " + words.get(i + 1) + " " + words.get(i + 2) + " " + words.get(i + 3),
                    "--database=" + words.get(i));
            out.append(new String(left.out(), StandardCharsets.UTF_8));
        }
        return Left.of(out.toString());
    }

    private static Left keepingStatus(Left left) {
        return new Left(0, left.out(), left.err() + "\n<== " + left.exit() + "\n");
    }

    private static Left writeLines(List<String> words) {
        Path file = Path.of(words.get(0));
        Path fresh = Path.of(words.get(0) + ".new");
        return ModelHosts.files(() -> {
            Files.write(fresh, words.subList(1, words.size()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private static Left file(Path file) {
        try {
            return Left.of(Files.exists(file) ? "==> it\n" + Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
