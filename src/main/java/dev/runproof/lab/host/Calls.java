package dev.runproof.lab.host;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand.Exit;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The calls of launchers: hears them, has them answered by the tools, notices callers that are gone. */
public final class Calls implements AutoCloseable {
    /** The exit status of a tool whose simulation failed; its message goes to stderr and to the lab's own log. */
    private static final int DEFECT = 70;

    private static final int NOT_FOUND = 127;

    /** Whose launchers may call. */
    public enum Callers {
        /** The account that the lab itself runs as. */
        LAB_ACCOUNT("600"),
        ANY_ACCOUNT("666");

        private final String mode;

        Callers(String mode) {
            this.mode = mode;
        }
    }

    private final LabDirectory directory;
    private final CommandLog log;
    private final CallerHosts hosts;
    private final Map<String, HostCommand> tools;
    private final Set<String> asides;
    private final PrintStream complaints;
    private final Pipe pipe;
    private final Optional<ReplyPipes> ready;
    private final ExecutorService workers = Executors.newCachedThreadPool(Calls::daemon);
    private final Map<String, LauncherCall> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param callers for those of the lab's own account pipes for the replies lie ready
     * @param asides tools that only start what the caller means, so that the log has that alone
     */
    public Calls(
            LabDirectory directory,
            Callers callers,
            CallerHosts hosts,
            Map<String, HostCommand> tools,
            Set<String> asides,
            CommandLog log,
            PrintStream complaints) {
        this.directory = directory;
        this.hosts = hosts;
        this.tools = Map.copyOf(tools);
        this.asides = Set.copyOf(asides);
        this.log = log;
        this.complaints = complaints;
        this.pipe = Pipe.make(directory.ask(), callers.mode);
        this.ready = callers == Callers.LAB_ACCOUNT
                ? Optional.of(new ReplyPipes(directory.ready(), workers))
                : Optional.empty();
        ready.ifPresent(ReplyPipes::make);
        workers.execute(this::listen);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lab-call");
        thread.setDaemon(true);
        return thread;
    }

    private void listen() {
        while (!closed) {
            try {
                hear(pipe.next());
            } catch (IOException e) {
                if (!closed) {
                    complaints.println("the lab's pipe is broken: " + e);
                }
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                complaints.println("a message of a launcher was not understood: " + e);
            }
        }
    }

    private void hear(Pipe.Message message) throws IOException {
        var fields = message.fields();
        switch (message.kind()) {
            case "a" -> {
                Path call = Path.of(fields.get(0));
                workers.execute(() -> answer(call));
                ready.ifPresent(pipes -> pipes.used(call));
            }
            case "i" -> Optional.ofNullable(open.get(fields.get(0))).ifPresent(LauncherCall::inputIsReady);
            case "b" -> begins(fields);
            case "B" -> begins(stored(Path.of(fields.get(0))));
            case "e" ->
                log.ends(fields.get(0), Long.parseLong(fields.get(1)), Optional.of(Integer.parseInt(fields.get(2))));
            default -> complaints.println("a launcher said " + message);
        }
    }

    private List<String> stored(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.deleteIfExists(file);
        return Arrays.asList(text.substring(0, text.length() - 1).split("\0", -1));
    }

    private void begins(List<String> fields) {
        String host = fields.get(1);
        String user = fields.get(2);
        hosts.named(host).ifPresent(place -> hosts.acts(place, user));
        log.begins(Long.parseLong(fields.get(0)), host, user, fields.subList(3, fields.size()));
    }

    private void answer(Path path) {
        LauncherRequest request;
        LauncherCall call;
        try {
            request = LauncherRequest.read(LauncherCall.request(path), hosts);
            call = new LauncherCall(
                    request.call().argv().get(0),
                    request.call().host(),
                    request.call().pid(),
                    path);
        } catch (IOException | RuntimeException e) {
            complaints.println("a launcher's request was not understood: " + path + ": " + e);
            return;
        }
        open.put(path.toString(), call);
        call.workedBy(Thread.currentThread());
        try {
            var ending = work(request, call);
            if (ending instanceof HostCommand.Become && asides.contains(request.tool())) {
                log.forget(call.host().value(), call.pid());
            }
            // First: behind its exit the caller is gone, and whoever sees that takes it for one that was killed.
            if (ending instanceof Exit exit) {
                log.ends(call.host().value(), call.pid(), Optional.of(exit.status()));
            }
            call.end(ending);
        } catch (Tool.CallerGone | InterruptedException e) {
            log.ends(call.host().value(), call.pid(), Optional.empty());
        } finally {
            call.done();
        }
    }

    private HostCommand.Ending work(LauncherRequest request, LauncherCall terminal) throws InterruptedException {
        ToolCall call = request.call();
        hosts.acts(call.host(), call.user());
        if (request.logged()) {
            log.begins(call.pid(), call.host().value(), call.user(), request.words());
        }
        var tool = tools.get(request.tool());
        if (tool == null) {
            terminal.err(call.argv().get(0) + ": the lab has no tool " + request.tool() + "\n");
            return new Exit(NOT_FOUND);
        }
        try {
            return tool.run(call, terminal);
        } catch (Tool.CallerGone e) {
            throw e;
        } catch (RuntimeException e) {
            e.printStackTrace(complaints);
            terminal.err(call.argv().get(0) + ": the simulation failed: " + e + "\n");
            return new Exit(DEFECT);
        }
    }

    /** Looks which callers are gone: their tools stop, and what they left is removed. */
    public void look() {
        var callers = new HashMap<HostName, Set<Long>>();
        open.values().stream()
                .filter(call -> call.pid() != LauncherCall.UNSEEN)
                .forEach(call -> callers.computeIfAbsent(call.host(), host -> new HashSet<>())
                        .add(call.pid()));
        callers.forEach((host, pids) -> {
            var living = hosts.living(host, pids);
            open.forEach((path, call) -> {
                if (call.host().equals(host) && pids.contains(call.pid()) && !living.contains(call.pid())) {
                    gone(path, call);
                }
            });
        });
        open.forEach((path, call) -> {
            if (call.pid() == LauncherCall.UNSEEN && !call.reads()) {
                gone(path, call);
            }
        });
    }

    private void gone(String path, LauncherCall call) {
        call.callerIsGone();
        open.remove(path);
        call.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            Files.deleteIfExists(directory.ask());
        } catch (IOException e) {
            complaints.println("cannot remove the lab's pipe: " + e);
        }
        pipe.close();
        open.values().forEach(LauncherCall::callerIsGone);
        ready.ifPresent(ReplyPipes::close);
        workers.shutdownNow();
        open.values().forEach(LauncherCall::close);
    }
}
