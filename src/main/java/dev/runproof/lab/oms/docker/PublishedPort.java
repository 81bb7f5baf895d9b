package dev.runproof.lab.oms.docker;

import java.util.List;

/** What {@code -p} of {@code docker run} may say; containers of a lab have the ports of their host, and nothing is published. */
final class PublishedPort {
    private static final int MOST = 65535;
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

    private PublishedPort() {}

    /**
     * Checks {@code [[address:]host:]container[/protocol]}, each port one or a range.
     *
     * @throws Flags.Unusable in the client's words
     */
    static void check(String text) {
        String[] sides = text.split("/", 2);
        int last = sides[0].lastIndexOf(':');
        String container = sides[0].substring(last + 1);
        String before = last < 0 ? "" : sides[0].substring(0, last);
        int colon = before.lastIndexOf(':');
        String host = before.substring(colon + 1);
        String address = colon < 0 ? "" : before.substring(0, colon);
        if (container.isEmpty()) {
            throw new Flags.Unusable("No port specified: " + (text.isEmpty() ? "<empty>" : text));
        }
        if (address.matches("[^\\[]*:.*")) {
            throw new Flags.Unusable(
                    "Invalid ip address " + address + ": address " + address + ":: too many colons in address");
        }
        if (!address.isEmpty() && !address.matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[.*]")) {
            throw new Flags.Unusable("Invalid ip address: " + address);
        }
        if (!isPort(container)) {
            throw new Flags.Unusable("Invalid containerPort: " + container);
        }
        if (!host.isEmpty() && !isPort(host)) {
            throw new Flags.Unusable("Invalid hostPort: " + host);
        }
        if (sides.length > 1 && !PROTOCOLS.contains(sides[1])) {
            throw new Flags.Unusable("Invalid proto: " + sides[1]);
        }
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}(-\\d{1,5})?")
                && List.of(text.split("-", 2)).stream().allMatch(port -> Integer.parseInt(port) <= MOST);
    }
}
