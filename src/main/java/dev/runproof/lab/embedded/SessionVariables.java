package dev.runproof.lab.embedded;

import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.MachineCommands;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.sshd.server.session.ServerSession;

/** The environment that a session of an account starts with on a host. */
final class SessionVariables {
    /** The lab that a process belongs to, so that all of them are found and ended with it. */
    static final String KEY = "RUNPROOF_LAB_KEY";

    /** Where every host has its own commands. */
    static final String COMMANDS = "/usr/bin";

    private SessionVariables() {}

    static Map<String, String> of(EmbeddedHost host, String account, String key) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PATH", host.search().behind(host.path(COMMANDS)));
        variables.put("HOME", home(host, account).toString());
        variables.put("USER", account);
        variables.put("LOGNAME", account);
        variables.put("SHELL", MachineCommands.SHELL);
        putZone(variables);
        variables.put(CallerVariables.HOST, host.name().value());
        variables.put(CallerVariables.USER, account);
        variables.put(KEY, key);
        return variables;
    }

    /** For what runs for the lab as a whole, on none of its hosts. */
    static Map<String, String> ofTheLab(String key) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PATH", String.join(":", MachineCommands.DIRECTORIES));
        putZone(variables);
        variables.put(KEY, key);
        return variables;
    }

    /** The lab's own stamps follow it, so the clocks of the hosts have to. */
    private static void putZone(Map<String, String> variables) {
        String zone = System.getenv("TZ");
        if (zone != null) {
            variables.put("TZ", zone);
        }
    }

    static Path home(EmbeddedHost host, String account) {
        return host.path(Accounts.home(account));
    }

    /** Where a session comes from, in the form of OpenSSH's server. */
    static Map<String, String> connection(ServerSession session) {
        var variables = new LinkedHashMap<String, String>();
        if (session.getIoSession().getRemoteAddress() instanceof InetSocketAddress from
                && session.getIoSession().getLocalAddress() instanceof InetSocketAddress to) {
            String client = from.getAddress().getHostAddress() + " " + from.getPort();
            variables.put("SSH_CLIENT", client + " " + to.getPort());
            variables.put("SSH_CONNECTION", client + " " + to.getAddress().getHostAddress() + " " + to.getPort());
        }
        return variables;
    }
}
