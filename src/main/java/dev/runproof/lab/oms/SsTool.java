package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code ss} of a host, for listening TCP sockets: those of the host's own address, since all hosts share one machine. */
final class SsTool implements Tool {
    private static final Path SOCKETS = Path.of("/proc/net/tcp");
    private static final String LISTENING = "0A";
    private static final Pattern SPORT = Pattern.compile("sport\\s*(?:=|==|eq)\\s*:(\\d+)");
    private static final int HEX = 16;

    private final OmsSite site;

    SsTool(OmsSite site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) {
        String letters = "";
        var rest = new ArrayList<String>();
        for (String word : call.argv().subList(1, call.argv().size())) {
            if (word.startsWith("--")) {
                letters += word.equals("--no-header") ? "H" : word.equals("--processes") ? "p" : "";
            } else if (word.startsWith("-")) {
                letters += word.substring(1);
            } else {
                rest.add(word);
            }
        }
        Station station = site.station(call.host());
        boolean processes = letters.contains("p");
        if (!letters.contains("H")) {
            terminal.out("State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n");
        }
        var wanted = new ArrayList<Integer>();
        var filter = SPORT.matcher(String.join(" ", rest));
        while (filter.find()) {
            wanted.add(Integer.valueOf(filter.group(1)));
        }
        if (!letters.contains("l") && !letters.contains("a")) {
            return 0;
        }
        owners(station).forEach((port, owner) -> {
            if (wanted.isEmpty() || wanted.contains(port)) {
                terminal.out("LISTEN 0      50     %15s:%-5d 0.0.0.0:*    %s%n"
                        .formatted(station.host().address(), port, processes ? owner : ""));
            }
        });
        return 0;
    }

    /** The ports that are open at a host's address, each with what {@code -p} shows of who has it. */
    private Map<Integer, String> owners(Station station) {
        var owners = new TreeMap<Integer, String>();
        for (int port : open(station.host().address())) {
            owners.put(port, "");
        }
        site.nodes().stream()
                .filter(node -> node.station().equals(station))
                .forEach(node -> node.ports()
                        .forEach((kind, port) -> owners.computeIfPresent(
                                port,
                                (same, nobody) -> "users:((\"" + kind.process() + "\",pid="
                                        + node.program(kind).pid() + ",fd=5))")));
        site.strangers().forEach((address, name) -> {
            if (address.getAddress().getHostAddress().equals(station.host().address())) {
                owners.computeIfPresent(address.getPort(), (same, nobody) -> "users:((\"" + name + "\",pid=871,fd=3))");
            }
        });
        return owners;
    }

    private static List<Integer> open(String address) {
        byte[] octets = Octets.of(address);
        String wanted = "%02X%02X%02X%02X".formatted(octets[3], octets[2], octets[1], octets[0]);
        var ports = new ArrayList<Integer>();
        for (Path file : List.of(SOCKETS, Path.of("/proc/net/tcp6"))) {
            try {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.strip().split("\\s+", -1);
                    if (cells.length > 3 && cells[3].equals(LISTENING)) {
                        int colon = cells[1].indexOf(':');
                        if (cells[1].substring(0, colon).endsWith(wanted)) {
                            ports.add(Integer.parseInt(cells[1].substring(colon + 1), HEX));
                        }
                    }
                }
            } catch (IOException e) {
                // A machine without IPv6 has no second list.
                ports.addAll(List.of());
            }
        }
        return ports;
    }
}
