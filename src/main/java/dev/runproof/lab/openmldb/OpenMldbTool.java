package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.cluster.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code bin/openmldb}: a server when it is started with a flags file, else the client. */
final class OpenMldbTool implements Tool {
    private static final String FLAG_FILE = "--flagfile=";
    private static final int NOT_LOADED = 127;

    private final Site site;

    OpenMldbTool(Site site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        var bytes = ProgramBytes.of(call.program());
        var station = site.station(call.host());
        Optional<String> missing =
                bytes.library().filter(library -> Files.notExists(station.host().path("/usr/lib64/" + library)));
        if (missing.isPresent()) {
            terminal.err(call.program() + ": error while loading shared libraries: " + missing.get()
                    + ": cannot open shared object file: No such file or directory\n");
            return NOT_LOADED;
        }
        List<String> arguments = call.argv().subList(1, call.argv().size());
        if (arguments.stream().anyMatch(word -> word.equals("--version") || word.equals("-version"))) {
            return version(call, bytes, terminal);
        }
        Optional<String> flags = arguments.stream()
                .filter(word -> word.startsWith(FLAG_FILE))
                .map(word -> word.substring(FLAG_FILE.length()))
                .findFirst();
        if (flags.isPresent()) {
            return serve(call, terminal, bytes, station, flags.get());
        }
        if (!site.outsideTool().makes(call, station.host()::callers)) {
            site.seen().client(arguments);
        }
        var answer = site.cluster().cli(arguments);
        terminal.out(answer.output());
        terminal.err(answer.stderr());
        return answer.exit();
    }

    private static int version(ToolCall call, ProgramBytes bytes, Terminal terminal) {
        if (bytes.version().isEmpty()) {
            terminal.err(call.argv().get(0) + ": the lab found no version in " + call.program() + "\n");
            return 1;
        }
        terminal.out(call.argv().get(0) + " version " + bytes.version().get() + "\n");
        terminal.out("Debug build (NDEBUG not #defined)\n");
        return 0;
    }

    private int serve(ToolCall call, Terminal terminal, ProgramBytes bytes, Station station, String flagsFile)
            throws InterruptedException {
        Path file = call.workingDirectory().resolve(flagsFile);
        if (!Files.isRegularFile(file)) {
            terminal.err("ERROR: unable to open flagfile " + flagsFile + "\n");
            return 1;
        }
        var flags = FlagsFile.of(station.files().text(file));
        var place = station.places().stream()
                .filter(each -> flags.value("role").flatMap(OpenMldbTool::kind).equals(Optional.of(each.kind()))
                        && flags.value("endpoint").equals(Optional.of(each.endpoint())))
                .findFirst();
        if (place.isEmpty() || bytes.version().isEmpty()) {
            terminal.err("E the server cannot start with " + flagsFile + "\n");
            return 1;
        }
        Path logs = call.workingDirectory()
                .resolve(flags.value("openmldb_log_dir").orElse("./logs"))
                .normalize();
        var start = new Runs.Start(
                place.get(),
                call.workingDirectory(),
                logs,
                bytes.version().get(),
                flags.value("auto_failover").equals(Optional.of("true")));
        return site.runs().live(start, call, terminal, running -> station.lives(running.pid()));
    }

    private static Optional<Kind> kind(String role) {
        try {
            return Optional.of(Kind.valueOf(role.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
