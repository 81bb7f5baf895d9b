package dev.runproof.lab.process;

import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** What a lab answers to the processes that ask it. */
public final class LabRequests {
    private final AskedLab lab;
    private final OwnerWatch owner;
    private final CountDownLatch down;
    private final TreeMap<String, String> planted = new TreeMap<>();

    public LabRequests(AskedLab lab, OwnerWatch owner, CountDownLatch down) {
        this.lab = lab;
        this.owner = owner;
        this.down = down;
    }

    public List<List<String>> answer(List<String> request) {
        var words = request.subList(1, request.size());
        return switch (request.get(0)) {
            case "status" -> status();
            case "log" -> lab.log().stream().map(LabRequests::line).toList();
            case "faults" ->
                lab.model().faults().entrySet().stream()
                        .map(fault -> List.of(fault.getKey(), fault.getValue()))
                        .toList();
            case "gaps" -> lab.model().notReproduced().stream().map(List::of).toList();
            case "plant" -> plant(words.get(0), words.get(1), words.get(2));
            case "clear" -> clear();
            case "power" -> power(words.get(0), words.get(1).equals("on"));
            case "sudo" -> sudo(words.get(0));
            case "own" -> own(words.get(0), Long.parseLong(words.get(1)));
            case "down" -> {
                down.countDown();
                yield List.of();
            }
            default -> throw new IllegalArgumentException("the lab does not know the request '" + request.get(0) + "'");
        };
    }

    private List<List<String>> status() {
        var lines = new ArrayList<List<String>>();
        lab.hosts().forEach((host, up) -> lines.add(List.of("host", host.value(), up ? "up" : "down")));
        synchronized (planted) {
            planted.forEach((fault, where) -> lines.add(List.of("fault", fault, where)));
        }
        owner.owner().ifPresent(run -> lines.add(List.of("owner", run.run(), Long.toString(run.pid()))));
        return lines;
    }

    private static List<String> line(LoggedCommand command) {
        var words = new ArrayList<String>();
        words.add(command.time().toString());
        words.add(command.host());
        words.add(command.user());
        Integer exit = command.exit();
        words.add(exit == null ? "" : exit.toString());
        words.addAll(command.argv());
        return words;
    }

    private List<List<String>> plant(String fault, String host, String at) {
        lab.model()
                .plant(
                        fault,
                        host.isEmpty() ? Optional.empty() : Optional.of(host(host)),
                        at.isEmpty() ? Optional.empty() : Optional.of(at));
        synchronized (planted) {
            planted.put(fault, (host + " " + at).strip());
        }
        return List.of();
    }

    private List<List<String>> clear() {
        lab.model().clear();
        synchronized (planted) {
            planted.clear();
        }
        return List.of();
    }

    private List<List<String>> power(String name, boolean on) {
        lab.power(host(name), on);
        return List.of();
    }

    private HostName host(String name) {
        return lab.hosts().keySet().stream()
                .filter(host -> host.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the lab has no host '" + name + "'"));
    }

    private List<List<String>> sudo(String policy) {
        lab.sudo(SudoPolicy.valueOf(policy));
        return List.of();
    }

    private List<List<String>> own(String run, long pid) {
        owner.take(new Owner(run, pid));
        return List.of();
    }
}
