package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code ss} of a host, for listening TCP sockets: those at the host's own address. */
final class SsTool implements Tool {
    private static final Pattern SPORT = Pattern.compile("sport\\s*(?:=|==|eq)\\s*:(\\d+)");

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
        for (int port : station.host().openPorts()) {
            owners.put(port, "");
        }
        site.nodes().stream()
                .filter(node -> node.station().equals(station))
                .forEach(node -> node.ports()
                        .forEach((kind, port) -> owners.computeIfPresent(
                                port,
                                (same, nobody) -> "users:((\"" + kind.process() + "\",pid="
                                        + node.program(kind).pid() + ",fd=5))")));
        site.strangers().stream()
                .filter(stranger -> stranger.host().equals(station.host().name()))
                .forEach(stranger -> owners.computeIfPresent(
                        stranger.port(), (same, nobody) -> "users:((\"" + stranger.program() + "\",pid=871,fd=3))"));
        return owners;
    }
}
