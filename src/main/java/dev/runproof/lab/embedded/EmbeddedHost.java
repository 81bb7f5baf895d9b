package dev.runproof.lab.embedded;

import dev.runproof.lab.Octets;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.TcpTable;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.model.Answer;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** A host that is a directory tree and the processes that carry its mark. */
final class EmbeddedHost implements SimulatedHost {
    /** A machine without IPv6 has no second one. */
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private final HostName name;
    private final String address;
    private final Path tree;
    private final LabDirectory directory;
    private final Accounts accounts;
    private final SearchPath search;
    private final FileOwners owners;
    private final HostProcesses processes;
    private final Disks disks;
    private final OutputPipes outputPipes;
    private volatile boolean up = true;
    private volatile Runnable onPower = () -> {};
    private volatile BiFunction<String, HostName, Reach> logins = (account, to) -> Reach.OPEN;

    EmbeddedHost(
            HostName name,
            String address,
            LabDirectory directory,
            Accounts accounts,
            WallLabClock clock,
            String key,
            SearchPath search) {
        this.name = name;
        this.address = address;
        this.directory = directory;
        this.tree = directory.host(name);
        this.accounts = accounts;
        this.search = search;
        this.owners = new FileOwners(tree, path(SessionVariables.COMMANDS), accounts);
        this.processes = new HostProcesses(this, clock, key);
        this.disks = new Disks(this::path);
        this.outputPipes = new OutputPipes(directory.calls(), "channel." + name);
        for (var account : accounts.all()) {
            makeDirectory(Accounts.home(account.user()));
            own(path(Accounts.home(account.user())), new Ownership(account.user(), account.group()));
        }
        makeDirectory(SessionVariables.COMMANDS);
        makeDirectory("/tmp");
        makeDirectory("/etc");
    }

    private void makeDirectory(String absolute) {
        try {
            Files.createDirectories(path(absolute));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path(absolute), e);
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

    OutputPipes outputPipes() {
        return outputPipes;
    }

    SearchPath search() {
        return search;
    }

    Path tree() {
        return tree;
    }

    Accounts accounts() {
        return accounts;
    }

    HostProcesses processTable() {
        return processes;
    }

    Map<String, String> variables(String account) {
        return processes.variables(account);
    }

    @Override
    public Path path(String absolute) {
        if (!absolute.startsWith("/")) {
            throw new IllegalArgumentException("a path on a host is absolute: '" + absolute + "'");
        }
        Path mapped = tree.resolve(absolute.substring(1)).normalize();
        if (!mapped.startsWith(tree)) {
            throw new IllegalArgumentException("a path on a host stays within it: '" + absolute + "'");
        }
        return mapped;
    }

    @Override
    public String launcher(String tool) {
        return LauncherTexts.launcher(directory, tool);
    }

    @Override
    public Answer shell(String account, String text, Duration limit) {
        return processes.shell(account, text, limit);
    }

    @Override
    public long spawn(String account, List<String> argv, Map<String, String> environment) {
        return processes.spawn(account, SessionVariables.home(this, account), argv, environment);
    }

    @Override
    public long spawn(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return processes.spawn(account, directory, argv, environment);
    }

    @Override
    public long spawnShown(
            String account, Path directory, List<String> argv, List<String> shown, Map<String, String> environment) {
        return processes.spawn(account, directory, argv, shown, environment);
    }

    @Override
    public long spawnDeaf(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return processes.spawnDeaf(account, directory, argv, environment);
    }

    @Override
    public List<HostProcess> processes() {
        return processes.all();
    }

    @Override
    public List<Caller> callers(long pid) {
        return ProcFiles.ancestors(pid).stream()
                .map(each -> new Caller(each, ProcFiles.words(each, "cmdline")))
                .toList();
    }

    @Override
    public boolean isHalted(long pid) {
        return ProcFiles.state(pid) == 'T';
    }

    @Override
    public void signal(long pid, int number) {
        processes.signal(pid, number);
    }

    @Override
    public void endMarked(String variable, String value) {
        processes.endMarked(variable, value);
    }

    @Override
    public CompletableFuture<OptionalInt> exit(long pid) {
        return processes.exit(pid);
    }

    /** An account begins to do something here. */
    void acts(String account) {
        owners.acts(account);
    }

    /** What the hosts' key files say, once they are written; until then every login works. */
    void logins(BiFunction<String, HostName, Reach> say) {
        logins = say;
    }

    @Override
    public Reach login(String account, HostName to) {
        return logins.apply(account, to);
    }

    @Override
    public Ownership ownership(Path path) {
        return owners.of(path);
    }

    @Override
    public void own(Path path, Ownership ownership) {
        owners.set(path, ownership);
    }

    @Override
    public List<String> groups(String account) {
        return accounts.find(account).map(found -> List.of(found.group())).orElse(List.of());
    }

    Path crontabFile(String account) {
        return path("/var/spool/cron/crontabs/" + account);
    }

    @Override
    public String crontab(String account) {
        Path file = crontabFile(account);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public DiskFigures disk(Path path) {
        return disks.holding(path);
    }

    @Override
    public void setDisk(String mountPoint, DiskFigures figures) {
        disks.set(mountPoint, figures);
    }

    List<DiskFigures> disks() {
        return disks.all();
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public void setUp(boolean next) {
        if (up != next) {
            up = next;
            if (!next) {
                processes.endAll();
            }
            onPower.run();
        }
    }

    /** At an address of its own, where that is one of the loopback interface. */
    @Override
    public InetSocketAddress listenFor(int port) {
        return address.startsWith("127.") ? Octets.socket(address, port) : SimulatedHost.super.listenFor(port);
    }

    @Override
    public Set<Integer> openPorts() {
        byte[] octets = Octets.of(address);
        String own = "%02X%02X%02X%02X".formatted(octets[3], octets[2], octets[1], octets[0]);
        var text = new StringBuilder();
        for (Path table : TABLES) {
            try {
                text.append(Files.exists(table) ? Files.readString(table) : "");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + table, e);
            }
        }
        return TcpTable.listening(text.toString(), there -> there.endsWith(own));
    }

    /** What else happens when the host goes down or comes up again. */
    void onPower(Runnable action) {
        onPower = action;
    }
}
