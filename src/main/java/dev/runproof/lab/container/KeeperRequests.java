package dev.runproof.lab.container;

import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.process.OwnerWatch;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the lab's process answers: by itself what is about containers and owners, by the simulation all else. */
final class KeeperRequests {
    private final SimulationLine simulation;
    private final ContainerFaults faults;
    private final OwnerWatch owner;
    private final CountDownLatch down;

    KeeperRequests(SimulationLine simulation, ContainerFaults faults, OwnerWatch owner, CountDownLatch down) {
        this.simulation = simulation;
        this.faults = faults;
        this.owner = owner;
        this.down = down;
    }

    List<List<String>> answer(List<String> request) {
        return switch (request.get(0)) {
            case "status" -> status(request);
            case "faults" -> faults(request);
            case "plant" -> plant(request);
            case "clear" -> {
                faults.clear();
                yield simulation.ask(request);
            }
            case "power" -> {
                faults.power(new HostName(request.get(1)), request.get(2).equals("on"));
                yield List.of();
            }
            case "own" -> {
                owner.take(new Owner(request.get(1), Long.parseLong(request.get(2))));
                yield List.of();
            }
            case "down" -> {
                down.countDown();
                yield List.of();
            }
            default -> simulation.ask(request);
        };
    }

    private List<List<String>> status(List<String> request) {
        var lines = new ArrayList<>(simulation.ask(request));
        faults.planted().forEach((fault, host) -> lines.add(List.of("fault", fault, host)));
        owner.owner().ifPresent(run -> lines.add(List.of("owner", run.run(), Long.toString(run.pid()))));
        return lines;
    }

    private List<List<String>> faults(List<String> request) {
        var lines = new ArrayList<>(simulation.ask(request));
        for (var fault : faults.possible()) {
            lines.add(List.of(fault.id(), fault.sentence()));
        }
        return lines;
    }

    private List<List<String>> plant(List<String> request) {
        var fault = LabFault.named(request.get(1));
        if (fault.isEmpty()) {
            return simulation.ask(request);
        }
        faults.plant(fault.get(), request.get(2), request.get(3));
        return List.of();
    }
}
