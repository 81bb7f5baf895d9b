package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.model.Redactor;
import dev.runproof.model.Verdict;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every host of an environment (the login, and what Runproof itself needs there), every database and every console;
 * changes nothing.
 */
public final class Checkup {
    /** Programs of the host without which actions, uploads or their proof would not work. */
    private static final List<String> NEEDED = List.of("setsid", "mkdir", "mv", "cat", "kill", "sha256sum");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HostsOpener opener;

    public Checkup(HostsOpener opener) {
        this.opener = opener;
    }

    /**
     * What was found on one host, database or console.
     *
     * @param host its name
     * @param verdict pass; fail when something needed is missing; unknown when it could not be tried
     * @param told what was found, or what it said instead
     */
    public record Found(String host, Verdict verdict, String told) {}

    /** One after the other, none left out because another failed. */
    public List<Found> of(Environment environment) {
        var found = new ArrayList<Found>();
        var redactor = new Redactor();
        try (Hosts hosts = opener.open(environment, redactor)) {
            for (Host host : environment.hosts()) {
                found.add(trial(hosts, host));
            }
            found.addAll(new ServiceCheckup(hosts, LIMIT).of(environment.services()));
        }
        return found;
    }

    private static Found trial(Hosts hosts, Host host) {
        String name = host.name().toString();
        try {
            Session session = hosts.session(host.name());
            String account = line(session, Command.of("id", "-un"));
            var missing = new ArrayList<String>();
            for (String program : NEEDED) {
                if (ask(session, Command.of("command", "-v", program)).exit() != 0) {
                    missing.add(program);
                }
            }
            if (!missing.isEmpty()) {
                return new Found(
                        name,
                        Verdict.FAIL,
                        "login as " + account + " works; missing there: " + String.join(", ", missing));
            }
            return new Found(
                    name, Verdict.PASS, "login as " + account + ", " + line(session, Command.of("uname", "-srm")));
        } catch (Failure failure) {
            return new Found(name, Verdict.UNKNOWN, String.valueOf(failure.getMessage()));
        }
    }

    private static String line(Session session, Command command) {
        return ask(session, command).out().strip();
    }

    private static Answer ask(Session session, Command command) {
        return session.run(command.within(LIMIT), OutputSink.NOWHERE);
    }
}
