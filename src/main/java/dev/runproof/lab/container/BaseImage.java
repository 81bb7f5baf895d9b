package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A bare Debian: made here with the machine's own tools, or pulled where there are none. */
final class BaseImage {
    static final String MADE = "runproof-base:bookworm";
    static final String PULLED = "debian:bookworm-slim";

    private static final String SUITE = "bookworm";
    private static final List<Path> SOURCES =
            List.of(Path.of("/etc/apt/sources.list.d/debian.sources"), Path.of("/etc/apt/sources.list"));
    private static final long PATIENCE_MINUTES = 15;

    private final Consumer<String> told;

    BaseImage(Consumer<String> told) {
        this.told = told;
    }

    /** The name of one that is there. */
    String ready() {
        for (String name : List.of(MADE, PULLED)) {
            if (Docker.hasImage(name)) {
                return name;
            }
        }
        if (MachineCommands.find("mmdebstrap").isPresent()) {
            return made(List.of("mmdebstrap", "--variant=minbase", "--include=ca-certificates", SUITE, "-"));
        }
        if (MachineCommands.find("debootstrap").isPresent()) {
            return made(List.of("debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE));
        }
        told.accept("pulling " + PULLED + ", as this machine has neither mmdebstrap nor debootstrap");
        var pulled = Docker.ask("pull", "-q", PULLED);
        if (pulled.exit() != 0) {
            throw new LabRefused(
                    "there is no base for the lab's image: " + PULLED + " cannot be pulled (" + pulled.text()
                            + "), and there is no mmdebstrap to make one",
                    List.of("apt-get install mmdebstrap   on Debian, as root", "runproof lab prepare"));
        }
        return PULLED;
    }

    private String made(List<String> words) {
        told.accept("making a bare Debian with " + words.get(0) + " (a minute or two, once)");
        Path work = null;
        try {
            work = Files.createTempDirectory("runproof-base");
            Path archive = work.resolve("base.tar");
            if (words.get(0).equals("mmdebstrap")) {
                var all = new ArrayList<>(words);
                all.set(words.size() - 1, archive.toString());
                sources().ifPresent(all::add);
                run(all);
            } else {
                var all = new ArrayList<>(words);
                all.add(work.resolve("root").toString());
                run(all);
                run(List.of("tar", "-C", work.resolve("root").toString(), "-cf", archive.toString(), "."));
            }
            var imported = Docker.ask("import", archive.toString(), MADE);
            if (imported.exit() != 0) {
                throw new LabRefused("the base cannot be imported: " + imported.text());
            }
            return MADE;
        } catch (IOException e) {
            throw new LabRefused("the base cannot be made: " + e.getMessage(), e);
        } finally {
            clear(work);
        }
    }

    /** Where the machine itself gets its packages from, when it is a machine of that suite. */
    private static java.util.Optional<String> sources() throws IOException {
        for (Path file : SOURCES) {
            if (Files.isReadable(file) && Files.readString(file).contains(SUITE)) {
                return java.util.Optional.of(file.toString());
            }
        }
        return java.util.Optional.empty();
    }

    private void run(List<String> words) throws IOException {
        var all = new ArrayList<>(words);
        all.set(0, MachineCommands.find(words.get(0)).orElseThrow().toString());
        Path log = Files.createTempFile("runproof-base", ".log");
        try {
            var process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new LabRefused(words.get(0) + " does not end");
            }
            if (process.exitValue() != 0) {
                var said = Files.readAllLines(log);
                throw new LabRefused(words.get(0) + " ended with " + process.exitValue() + ":\n"
                        + String.join("\n", said.subList(Math.max(0, said.size() - 5), said.size())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while the base was made", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private void clear(@org.jspecify.annotations.Nullable Path work) {
        if (work == null) {
            return;
        }
        try {
            LabDirectory.remove(work);
        } catch (IOException e) {
            told.accept(work + " cannot be removed: " + e.getMessage());
        }
    }
}
