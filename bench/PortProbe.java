package bench;

import dev.runproof.audit.AuditTrail;
import dev.runproof.audit.AuditedHosts;
import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.remote.shell.Shells;
import dev.runproof.remote.ssh.SshHosts;
import dev.runproof.remote.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures the port to a host by itself, in a process of its own, and prints one figure. */
final class PortProbe {
    private static final int WARM_UP = 100;
    private static final int COUNT = 200;

    private PortProbe() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[4]);
        var name = new HostName("h0");
        var target = SshTarget.of(
                name, "127.0.0.1", Integer.parseInt(args[1]), System.getProperty("user.name"), Path.of(args[2]), args[3]);
        Shells shells = Shells.DEFAULT.withLedger(work.resolve("ledger").toString());
        try (var hosts = new SshHosts(List.of(target), Optional.empty(), shells, Clock.systemUTC())) {
            Session session = hosts.session(name);
            double figure = switch (args[0]) {
                case "reading" -> median(i -> session.run(Command.of("true"), OutputSink.NOWHERE));
                case "action" -> {
                    String run = "r" + System.nanoTime();
                    yield median(i -> action(session, new LedgerKey(run, "a" + i)));
                }
                case "gigabyte" -> gigabyte(hosts, name, work);
                default -> throw new IllegalArgumentException(args[0]);
            };
            System.out.println(figure);
        }
    }

    private interface Once {
        void run(int i);
    }

    private static double median(Once once) {
        double[] millis = new double[COUNT];
        for (int i = 0; i < WARM_UP + COUNT; i++) {
            long began = System.nanoTime();
            once.run(i);
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[COUNT / 2];
    }

    private static void action(Session session, LedgerKey key) {
        session.start(key, Command.of("true"));
        while (session.collect(key, 0, 0, OutputSink.NOWHERE).state() == LedgerEntry.State.RUNNING) {
            Thread.onSpinWait();
        }
    }

    /** Resident megabytes at the highest, after a gigabyte of output became evidence as in a run: redacted and digested. */
    private static double gigabyte(Hosts hosts, HostName name, Path work) throws IOException {
        var redactor = new Redactor();
        redactor.add(new Secret("not in the output"));
        Path folder = Files.createDirectories(work.resolve("gigabyte"));
        try (var evidence = EvidenceFolder.open(folder, redactor, Clock.systemUTC(), "{}")) {
            var audited = new AuditedHosts(hosts, new AuditTrail(evidence, redactor, Clock.systemUTC()));
            Answer answer = audited.session(name)
                    .run(
                            Command.of("head", "-c", "1073741824", "/dev/zero").within(Duration.ofMinutes(10)),
                            OutputSink.NOWHERE);
            if (answer.stdout().sizeBytes() != 1L << 30) {
                throw new IllegalStateException("not a gigabyte: " + answer.stdout().sizeBytes());
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
