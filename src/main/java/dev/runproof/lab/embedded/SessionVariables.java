package dev.runproof.lab.embedded;

import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.MachineCommands;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Variables of the protocol that a client may not set, since the host's behaviour hangs on them. */
    static boolean reserved(String name) {
        return name.startsWith("RUNPROOF_LAB_")
                || List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "ENV", "BASH_ENV")
                        .contains(name);
    }
}
