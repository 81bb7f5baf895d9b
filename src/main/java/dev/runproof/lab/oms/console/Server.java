package dev.runproof.lab.oms.console;

/**
 * A row of the Servers page.
 *
 * @param region shown only where the servers lie in several regions
 * @param usage components that run there, of at most {@code limit}
 */
public record Server(
        String ip, String region, Use memory, Use cpu, Use disk, Status status, String type, int usage, int limit) {
    /** The words of the page; "Offline" is never used there. */
    public enum Status {
        ONLINE("Online"),
        DOWN("Down");

        private final String shown;

        Status(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** How much of a resource is used, as its bar shows it; for example 6 of 32 GB. */
    public record Use(double used, double total, String unit) {
        public Use {
            if (used < 0 || total <= 0) {
                throw new IllegalArgumentException("not a use: " + used + " of " + total);
            }
        }

        /** From 0 to 100. */
        int percent() {
            return (int) Math.min(100, Math.round(100 * used / total));
        }
    }

    /** A server of the usual size and type with little load. */
    public static Server of(String ip, String region, Status status) {
        return new Server(
                ip,
                region,
                new Use(9.5, 32, "GB"),
                new Use(1.2, 8, "cores"),
                new Use(61, 500, "GB"),
                status,
                "Default",
                4,
                100);
    }
}
