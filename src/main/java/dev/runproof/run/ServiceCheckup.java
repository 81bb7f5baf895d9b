package dev.runproof.run;

import dev.runproof.console.ConsoleCommand;
import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.Services;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.model.Verdict;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.OutputSink;
import dev.runproof.run.Checkup.Found;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import dev.runproof.sql.SqlCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs in to databases and consoles as a run would, reads one thing in each, and leaves. */
final class ServiceCheckup {
    private static final Pattern HEALTHY = Pattern.compile("\"healthy\"\\s*:\\s*true");
    private static final String OK = "200";
    private static final int SHOWN = 200;

    private final Hosts hosts;
    private final Duration limit;

    /** @param limit for a database's answer, and for a console's to a program; pages have their own */
    ServiceCheckup(Hosts hosts, Duration limit) {
        this.hosts = hosts;
        this.limit = limit;
    }

    List<Found> of(Services services) {
        var found = new ArrayList<Found>();
        services.databases().forEach(server -> found.add(database(server)));
        services.consoles().forEach(console -> found.add(console(console, services)));
        return found;
    }

    private Found database(DatabaseServer server) {
        String login = "login as " + server.user() + " at " + server.address() + " port " + server.port();
        try {
            Answer answer = ask(server.name(), SqlCommand.query("", "select version() as version"));
            return answer.exit() == 0
                    ? found(
                            server.name(),
                            Verdict.PASS,
                            login + ", " + only(answer).text("version"))
                    : found(server.name(), Verdict.FAIL, login + ": " + told(answer));
        } catch (Failure failure) {
            return found(server.name(), Verdict.UNKNOWN, String.valueOf(failure.getMessage()));
        }
    }

    /** First what programs ask, which is quick; a browser only where that was answered. */
    private Found console(WebConsole console, Services services) {
        try {
            Answer health = ask(console.name(), ConsoleCommand.health());
            if (health.exit() != 0) {
                return found(console.name(), Verdict.UNKNOWN, told(health) + other(console, services));
            }
            Rows.Row reply = only(health);
            String state =
                    console.url() + ", /oms/health " + reply.text("status") + " " + shortened(reply.text("body"));
            if (!reply.text("status").equals(OK)
                    || !HEALTHY.matcher(reply.text("body")).find()) {
                return found(console.name(), Verdict.FAIL, state);
            }
            Answer about = ask(console.name(), ConsoleCommand.about());
            return about.exit() == 0
                    ? found(
                            console.name(),
                            Verdict.PASS,
                            state + ", logon as " + console.user() + ", version "
                                    + only(about).text("version"))
                    : found(
                            console.name(),
                            Verdict.UNKNOWN,
                            state + ", logon as " + console.user() + ": " + told(about)
                                    + (about.exit() == DrivenConsole.FOR_OPERATOR
                                            ? "; a run would ask a person to do it"
                                            : ""));
        } catch (Failure failure) {
            return found(console.name(), Verdict.UNKNOWN, String.valueOf(failure.getMessage()));
        }
    }

    /** An address that the upgrade brings answers only afterwards. */
    private static String other(WebConsole console, Services services) {
        var old = new HostName("old-" + console.name());
        return services.console(old)
                .map(it -> "; where the upgrade brings this address, " + old + " is what answers now")
                .orElse("");
    }

    private Answer ask(HostName name, Command command) {
        return hosts.session(name).run(command.within(limit), OutputSink.NOWHERE);
    }

    private static Rows.Row only(Answer answer) {
        return RowsText.read(answer.out()).only();
    }

    private static Found found(HostName name, Verdict verdict, String told) {
        return new Found(name.toString(), verdict, told);
    }

    /** The words of a refusal without the commands that may be given next. */
    private static String told(Answer answer) {
        return answer.err()
                .lines()
                .filter(line -> !line.startsWith("next: "))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return Optional.of(line).filter(it -> it.length() <= SHOWN).orElseGet(() -> line.substring(0, SHOWN) + "…");
    }
}
