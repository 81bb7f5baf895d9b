package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.ops.OperationTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code python} and {@code python3} of a host: enough of them for the operation tool, pip and a look at modules. */
final class PythonTool implements Tool {
    private static final Set<String> LIBRARY =
            Set.of("sys", "os", "json", "time", "re", "subprocess", "platform", "optparse", "urllib", "logging");
    private static final Pattern STATEMENTS = Pattern.compile("[;\n]");
    private static final Pattern IMPORT = Pattern.compile("(?:import|from) +([A-Za-z_][A-Za-z0-9_]*).*");
    private static final Pattern SHOW_VERSION = Pattern.compile("print\\(([A-Za-z_]+)\\.__version__\\)");
    private static final int NO_SUCH_FILE = 2;

    private final Site site;

    PythonTool(Site site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        List<String> words = call.argv().subList(1, call.argv().size());
        var packages = PythonSite.of(site.station(call.host()));
        String first = words.isEmpty() ? "" : words.get(0);
        return switch (first) {
            case "--version", "-V" -> {
                terminal.out(PythonSite.VERSION + "\n");
                yield 0;
            }
            case "-c" -> statements(packages, words.size() > 1 ? words.get(1) : "", terminal);
            case "-m" -> module(call, packages, words.subList(1, words.size()), terminal);
            case "" -> refuse(terminal);
            default -> script(call, packages, words, terminal);
        };
    }

    private static int refuse(Terminal terminal) {
        terminal.err("python: the lab's python runs the operation tool, pip, and imports\n");
        return 1;
    }

    private static int statements(PythonSite packages, String text, Terminal terminal) {
        for (String statement : STATEMENTS.split(text, -1)) {
            String line = statement.strip();
            var imported = IMPORT.matcher(line);
            var shown = SHOW_VERSION.matcher(line);
            if (imported.matches()) {
                String module = imported.group(1);
                if (!LIBRARY.contains(module) && !packages.has(module)) {
                    terminal.err("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n"
                            + "ModuleNotFoundError: No module named '" + module + "'\n");
                    return 1;
                }
            } else if (shown.matches()) {
                terminal.out(packages.version(shown.group(1)).orElse("unknown") + "\n");
            } else if (!line.isEmpty()) {
                return refuse(terminal);
            }
        }
        return 0;
    }

    private int module(ToolCall call, PythonSite packages, List<String> words, Terminal terminal) {
        String module = words.isEmpty() ? "" : words.get(0);
        if (!module.equals("pip") || !packages.has("pip")) {
            terminal.err(call.program() + ": No module named " + module + "\n");
            return 1;
        }
        return new Pip(site, packages, call.workingDirectory()).run(words.subList(1, words.size()), terminal);
    }

    private int script(ToolCall call, PythonSite packages, List<String> words, Terminal terminal)
            throws InterruptedException {
        Path file = call.workingDirectory().resolve(words.get(0)).normalize();
        if (!Files.isRegularFile(file)) {
            terminal.err(
                    call.argv().get(0) + ": can't open file '" + file + "': [Errno 2] No such file or directory\n");
            return NO_SUCH_FILE;
        }
        if (!ProgramBytes.of(file).text().startsWith(Programs.OPERATION_TOOL)) {
            return refuse(terminal);
        }
        List<String> arguments = words.subList(1, words.size());
        site.seen().operation(OperationTool.asked(arguments));
        return new OperationCall(site, call, terminal).run(words.get(0), arguments, packages.has("prettytable"));
    }
}
