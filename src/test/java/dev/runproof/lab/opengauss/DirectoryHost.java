package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.model.Answer;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A host that is a directory: real files and a real shell, processes that are only listed. */
final class DirectoryHost implements SimulatedHost {
    private static final Ownership CLUSTER_USER = new Ownership("omm", "dbgrp");

    private final HostName name;
    private final String address;
    private final Path root;
    private final LabClock clock;
    private final Map<Path, Ownership> owners = new HashMap<>();
    private final Map<String, DiskFigures> disks = new HashMap<>();
    private final List<HostProcess> processes = new ArrayList<>();
    private long nextPid = 100;
    private boolean up = true;

    DirectoryHost(int number, Path parent, LabClock clock) {
        this.name = new HostName("db" + number);
        this.address = "10.20.30." + (40 + number);
        this.root = parent.resolve("db" + number);
        this.clock = clock;
        disks.put("/", new DiskFigures("/dev/sda1", 40_000_000, 12_000_000, 28_000_000, "/"));
        try {
            Files.createDirectories(root.resolve("home/omm"));
            Files.createDirectories(root.resolve("root"));
            Path bin = Files.createDirectories(root.resolve("lab-bin"));
            Path crontab = bin.resolve("crontab");
            Files.writeString(crontab, "#!/bin/sh\n[ \"$1\" = - ] && cat > " + root.resolve("crontab.omm") + "\n");
            Files.setPosixFilePermissions(crontab, Modes.of(0755));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HostName name() {
        return name;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    @Override
    public String launcher(String tool) {
        return "#!/bin/sh\nexec lab-launcher " + tool + " \"$0\" \"$@\"\n";
    }

    /** Writes the launcher of a tool where a real host has it, as a lab does. */
    void launch(String tool) {
        try {
            Path file = path(tool);
            Files.createDirectories(file.getParent());
            Files.writeString(file, launcher(tool));
            Files.setPosixFilePermissions(file, Modes.of(0755));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer shell(String account, String text, Duration limit) {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", text).directory(root.toFile());
            builder.environment()
                    .put(
                            "HOME",
                            path(account.equals("root") ? "/root" : "/home/" + account)
                                    .toString());
            builder.environment().merge("PATH", root.resolve("lab-bin").toString(), (old, bin) -> bin + ":" + old);
            var process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), Output.of(out), Output.of(err), clock.now(), Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized long spawn(String account, List<String> argv, Map<String, String> environment) {
        long pid = nextPid++;
        processes.add(new HostProcess(pid, 1, account, clock.now(), argv));
        return pid;
    }

    @Override
    public synchronized List<HostProcess> processes() {
        return List.copyOf(processes);
    }

    @Override
    public synchronized void signal(long pid, int number) {
        processes.removeIf(process -> process.pid() == pid);
    }

    /** Kills by the name of a program, as an operator would. */
    synchronized void pkill(String program) {
        processes.removeIf(process -> NodeProcesses.names(process, program));
    }

    @Override
    public Ownership ownership(Path path) {
        return owners.getOrDefault(path, CLUSTER_USER);
    }

    @Override
    public void own(Path path, Ownership ownership) {
        owners.put(path, ownership);
    }

    @Override
    public List<String> groups(String account) {
        return account.equals("root") ? List.of("root") : List.of("dbgrp");
    }

    @Override
    public String crontab(String account) {
        try {
            Path file = root.resolve("crontab." + account);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void crontab(String account, String text) {
        try {
            Files.writeString(root.resolve("crontab." + account), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DiskFigures disk(Path path) {
        String absolute = "/" + root.relativize(path);
        return disks.entrySet().stream()
                .filter(entry -> absolute.startsWith(entry.getKey()))
                .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElseThrow();
    }

    @Override
    public void setDisk(String mountPoint, DiskFigures figures) {
        disks.put(mountPoint, figures);
    }

    @Override
    public Set<Integer> openPorts() {
        return Set.of();
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public void setUp(boolean next) {
        up = next;
    }
}
