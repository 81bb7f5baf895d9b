package dev.runproof.lab.embedded;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The commands that every host has of its own, before the machine's on PATH. */
final class HostCommands {
    /** Keys of the lab's own tools begin so, which no absolute path does. */
    static final String PREFIX = "host:";

    /** Tools that only start what the caller means, so that the log has that alone. */
    static final Set<String> STEPS_ASIDE = Set.of(PREFIX + "sudo", PREFIX + "su");

    /** Run as they are; the lab only hears of them. Those that stay for long are left out: a script around them would
     * stand between them and signals. */
    private static final List<String> PASSED_ON = List.of("""
            awk basename cat chmod cksum cmp comm cp cut dd diff dirname du expr file find getconf grep
            gunzip gzip head install ln md5sum mkfifo mktemp mv netstat nproc od paste printenv readlink
            realpath rm rmdir sed seq sha1sum sha256sum sha512sum sort split ss strings sum sync tac tar
            tee touch tr truncate uniq unzip wc which zcat zip
            """.strip().split("\\s+", -1));

    /** Those that may be asked for files of {@code /etc} that every host has of its own. */
    private static final List<String> READERS = List.of("awk", "cat", "cut", "grep", "head", "sed", "sort", "wc");

    /** Files of the host that stand for the machine's. */
    private static final String OWN_FILES = "/etc/os-release|/etc/hosts|/etc/hostname|/etc/passwd|/etc/group";

    /** For programs that start others: one line of the log tells what the caller meant, not two. */
    private static final String ONE_LINE = "export RUNPROOF_LAB_QUIET=1\n";

    /** Archivers that leave compression to a program of its own. */
    private static final List<String> ARCHIVERS = List.of("tar");

    private HostCommands() {}

    static Map<String, HostCommand> all(
            EmbeddedHosts hosts,
            ProductModel model,
            LabClock clock,
            Supplier<SudoPolicy> sudo,
            Optional<Secret> password) {
        var commands = new LinkedHashMap<String, HostCommand>();
        new AccountCommands(hosts).addTo(commands);
        new SystemCommands(hosts, clock).addTo(commands);
        new DiskCommand(hosts).addTo(commands);
        new ProcessCommands(hosts, model, clock).addTo(commands);
        new StatCommand(hosts).addTo(commands);
        new ListCommand(hosts).addTo(commands);
        new OwnerCommands(hosts).addTo(commands);
        new BecomeCommands(hosts, sudo, password).addTo(commands);
        new ReachCommands(hosts, model, clock).addTo(commands);
        MachineWideCommands.addTo(commands);
        return commands;
    }

    /** Writes the scripts of a host. */
    static void write(EmbeddedHost host, LabDirectory directory, Iterable<String> answered) {
        for (String name : answered) {
            LauncherTexts.writeScript(
                    host.path(SessionVariables.COMMANDS + "/" + name),
                    LauncherTexts.launcher(directory, PREFIX + name));
        }
        LauncherTexts.writeScript(
                host.path(SessionVariables.COMMANDS + "/env"), LauncherTexts.pass(directory, "env", ONE_LINE));
        for (String name : PASSED_ON) {
            MachineCommands.find(name)
                    .ifPresent(real -> LauncherTexts.writeScript(
                            host.path(SessionVariables.COMMANDS + "/" + name),
                            LauncherTexts.pass(directory, name, before(host, name))));
        }
    }

    private static String before(EmbeddedHost host, String name) {
        if (ARCHIVERS.contains(name)) {
            return ONE_LINE;
        }
        return READERS.contains(name) ? ownFiles(host) : "";
    }

    private static String ownFiles(EmbeddedHost host) {
        return """
                case "$*" in
                */etc/*)
                    for rp_word; do
                        shift
                        case "$rp_word" in
                        %s) [ ! -f '%s'"$rp_word" ] || rp_word='%s'"$rp_word" ;;
                        esac
                        set -- "$@" "$rp_word"
                    done
                    ;;
                esac
                """.formatted(OWN_FILES, host.tree(), host.tree());
    }
}
