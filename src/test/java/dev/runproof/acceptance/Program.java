package dev.runproof.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runproof as a process of its own, in a project directory of its own. */
final class Program {
    private static final long LIMIT_SECONDS = 300;

    private final Path home;
    private final Path output;
    private final Start start;

    /**
     * How the program is started.
     *
     * @param options of the JVM, beside those of the launcher
     */
    record Start(List<String> options, String classPath) {
        /** With the class path of the tests. */
        static Start likeTheTests() {
            return new Start(List.of(), System.getProperty("java.class.path"));
        }

        Start with(String option) {
            return new Start(Stream.concat(options.stream(), Stream.of(option)).toList(), classPath);
        }
    }

    /** Copies features, documents and environments into a new project directory. */
    Program(Path home) throws IOException {
        this(home, Start.likeTheTests());
    }

    Program(Path home, Start start) throws IOException {
        this.home = home;
        this.output = home.resolve("output.txt");
        this.start = start;
        for (String folder : List.of("features", "environments", "docs")) {
            copy(Path.of(folder), home.resolve(folder));
        }
    }

    private Program(Path home, Path output, Start start) {
        this.home = home;
        this.output = output;
        this.start = start;
    }

    /** The same project directory, for a call at the same time with an output file of its own. */
    Program beside(String outputName) {
        return new Program(home, home.resolve(outputName), start);
    }

    Path home() {
        return home;
    }

    /** How a call ended: its exit status, 137 for SIGKILL, and both its channels together. */
    record Ended(int status, String output) {}

    /** Runs the program to its end; options of the JVM begin with {@code -D}. */
    Ended run(String... words) throws IOException, InterruptedException {
        return start(words).end();
    }

    /** Starts the program; its output goes to this project directory's one output file. */
    Started start(String... words) throws IOException {
        // The signals of a terminal may be ignored where the tests run, and a program would inherit that.
        var command = new ArrayList<String>(List.of(
                "env",
                "--default-signal",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Drunproof.home=" + home));
        command.addAll(start.options());
        Stream.of(words).filter(word -> word.startsWith("-D")).forEach(command::add);
        command.addAll(List.of("-cp", start.classPath(), "dev.runproof.cli.Main"));
        Stream.of(words).filter(word -> !word.startsWith("-D")).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        return new Started(process);
    }

    /** A call that is under way. */
    final class Started {
        private final Process process;

        private Started(Process process) {
            this.process = process;
        }

        long pid() {
            return process.pid();
        }

        boolean runs() {
            return process.isAlive();
        }

        /** @param name such as {@code INT} */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }

        /** What it has said so far. */
        String output() throws IOException {
            return said();
        }

        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("not ended within " + LIMIT_SECONDS + " s:\n" + said());
            }
            return new Ended(process.exitValue(), said());
        }
    }

    private String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
