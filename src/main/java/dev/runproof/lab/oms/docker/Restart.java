package dev.runproof.lab.oms.docker;

import java.util.List;

/**
 * A restart policy.
 *
 * @param most how often it is started again, with {@code on-failure}; 0 for without a limit
 */
record Restart(String name, int most) {
    static final Restart NO = new Restart("no", 0);

    static Restart parse(String text) {
        String[] parts = text.split(":", 2);
        int most = 0;
        try {
            most = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        } catch (NumberFormatException e) {
            throw new Flags.Unusable("maximum retry count must be an integer");
        }
        if (most < 0) {
            throw new DaemonError("maximum retry count cannot be negative");
        }
        if (!List.of("no", "always", "unless-stopped", "on-failure").contains(parts[0])) {
            throw new DaemonError("invalid restart policy '" + parts[0] + "'");
        }
        if (most > 0 && !parts[0].equals("on-failure")) {
            throw new DaemonError("maximum retry count cannot be used with restart policy '" + parts[0] + "'");
        }
        return new Restart(parts[0], most);
    }
}
