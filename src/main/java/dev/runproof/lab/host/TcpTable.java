package dev.runproof.lab.host;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the kernel tells about TCP sockets ({@code /proc/net/tcp}, {@code /proc/net/tcp6}). */
public final class TcpTable {
    private static final String LISTENING = "0A";
    private static final int HEX = 16;

    private TcpTable() {}

    /**
     * The ports of sockets that listen.
     *
     * @param text one table or several
     * @param here whether an address, as the kernel writes it, is wanted
     */
    public static Set<Integer> listening(String text, Predicate<String> here) {
        var ports = new TreeSet<Integer>();
        text.lines().forEach(line -> {
            String[] cells = line.strip().split("\\s+", -1);
            if (cells.length > 3 && cells[3].equals(LISTENING)) {
                int colon = cells[1].indexOf(':');
                if (here.test(cells[1].substring(0, colon))) {
                    ports.add(Integer.parseInt(cells[1].substring(colon + 1), HEX));
                }
            }
        });
        return ports;
    }
}
