package dev.runproof.lab.container;

import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands behind hosts that are made of images: nothing that could be asked but whether they are up. */
final class RealProduct implements SimulationLine {
    private final Map<String, Boolean> up = new LinkedHashMap<>();

    RealProduct(LabSpec spec) {
        spec.images().stream().map(ImageHost::name).forEach(host -> up.put(host, true));
    }

    @Override
    public synchronized List<List<String>> ask(List<String> request) {
        return switch (request.get(0)) {
            case "status" -> status();
            case "power" -> {
                up.put(request.get(1), request.get(2).equals("on"));
                yield List.of();
            }
            case "log", "faults", "clear", SimulationRequests.NETWORK -> List.of();
            case "gaps" -> List.of(List.of("Nothing is simulated: hosts are containers of the product's own images."));
            default ->
                throw new IllegalArgumentException(
                        "hosts of this lab are made of images; nothing is simulated that could be asked for '"
                                + String.join(" ", request) + "'");
        };
    }

    private List<List<String>> status() {
        var lines = new ArrayList<List<String>>();
        up.forEach((host, is) -> lines.add(List.of("host", host, is ? "up" : "down")));
        return lines;
    }
}
