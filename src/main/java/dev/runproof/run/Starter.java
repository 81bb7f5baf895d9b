package dev.runproof.run;

import dev.runproof.journal.StartedBy;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds out who starts or resumes a run. */
final class Starter {
    static final String VERSION = "0.1.0";

    private Starter() {}

    static StartedBy now() {
        String sudoUser = System.getenv("SUDO_USER");
        return new StartedBy(
                System.getProperty("user.name", "unknown"), sudoUser == null ? "" : sudoUser, controller(), VERSION);
    }

    private static String controller() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
