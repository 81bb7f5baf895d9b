package dev.runproof.lab.host;

import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a launcher asks.
 *
 * @param tool the key of the tool among the model's and the host's own
 * @param words the call as the log shows it: the program by its name when PATH finds it there, else by its path
 * @param logged whether it counts as a program that someone started
 */
public record LauncherRequest(String tool, ToolCall call, List<String> words, boolean logged) {
    private static final int FIXED_FIELDS = 5;

    public LauncherRequest {
        words = List.copyOf(words);
    }

    /** Reads the request of a call. */
    public static LauncherRequest read(Path file, CallerHosts hosts) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var fields = new ArrayList<String>();
        int at = 0;
        int wanted = FIXED_FIELDS;
        while (fields.size() < wanted) {
            int end = text.indexOf('\0', at);
            fields.add(utf8(text.substring(at, end)));
            at = end + 1;
            if (fields.size() == FIXED_FIELDS) {
                wanted += Integer.parseInt(fields.get(FIXED_FIELDS - 1));
            }
        }
        var environment = Exported.parse(utf8(text.substring(at)));
        return of(fields, environment, hosts);
    }

    private static LauncherRequest of(List<String> fields, Map<String, String> environment, CallerHosts hosts) {
        String program = fields.get(1);
        Path workingDirectory = Path.of(fields.get(3));
        Path path = workingDirectory.resolve(program).normalize();
        long pid = Long.parseLong(fields.get(2));
        var host = hosts.named(environment.getOrDefault(CallerVariables.HOST, ""))
                .or(() -> hosts.holding(path))
                .or(() -> hosts.holding(workingDirectory))
                .orElseGet(hosts::first);
        String user = environment.getOrDefault(
                CallerVariables.USER, hosts.accounts().clusterUser().user());
        var words = new ArrayList<>(fields.subList(FIXED_FIELDS, fields.size()));
        words.add(0, named(program, environment.getOrDefault("PATH", "")));
        var argv = new ArrayList<>(words);
        argv.set(0, path.getFileName().toString());
        boolean logged = environment.getOrDefault(CallerVariables.QUIET, "").isEmpty();
        var call = new ToolCall(host, user, path, argv, workingDirectory, environment, pid);
        return new LauncherRequest(fields.get(0), call, words, logged);
    }

    /** The name alone when a search through PATH finds this very program, as nobody types the path then. */
    private static String named(String program, String searchPath) {
        Path path = Path.of(program);
        if (!path.isAbsolute()) {
            return program;
        }
        for (String directory : searchPath.split(":", -1)) {
            Path candidate = Path.of(directory).resolve(path.getFileName());
            if (Files.isExecutable(candidate)) {
                return candidate.equals(path) ? path.getFileName().toString() : program;
            }
        }
        return program;
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
