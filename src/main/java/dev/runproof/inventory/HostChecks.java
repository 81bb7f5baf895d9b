package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can only be said of the hosts of a file together: names, addresses, ways through other hosts. */
final class HostChecks {
    private final List<HostReader.Entry> entries;
    private final Map<HostName, HostReader.Entry> byName = new LinkedHashMap<>();
    private final Problems problems;

    HostChecks(List<HostReader.Entry> entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
        entries.forEach(entry -> byName.putIfAbsent(entry.host().name(), entry));
    }

    void report() {
        names();
        addresses();
        entries.forEach(this::jump);
        roles();
        images();
    }

    @SuppressWarnings("ReferenceEquality") // the very entry, however equal another is
    private void names() {
        for (HostReader.Entry entry : entries) {
            HostReader.Entry first = byName.get(entry.host().name());
            if (first != null && first != entry) {
                problems.add(
                        entry.fields().line("name"),
                        "a second host is named '" + entry.host().name() + "', the first stands in line "
                                + first.fields().line("name"),
                        "each name once");
            }
        }
    }

    /** The same address and port by the same way is one machine under two names. */
    private void addresses() {
        var seen = new LinkedHashMap<String, HostReader.Entry>();
        for (HostReader.Entry entry : entries) {
            Host host = entry.host();
            if (host.address().isEmpty() && host.container().isEmpty()) {
                continue;
            }
            String place = host.container()
                    .map(name -> "container " + name)
                    .orElseGet(() -> host.address().orElseThrow() + " port "
                            + host.port().orElse(Host.DEFAULT_PORT));
            HostReader.Entry other = seen.putIfAbsent(place + host.jump() + host.alias(), entry);
            if (other != null && !other.host().name().equals(host.name())) {
                problems.add(
                        entry.fields().line(host.container().isPresent() ? "container" : "address"),
                        host.name() + " and " + other.host().name() + " are the same machine: " + place,
                        "an address of its own for each host");
            }
        }
    }

    private void jump(HostReader.Entry entry) {
        Optional<HostName> next = entry.host().jump();
        var way = new LinkedHashSet<HostName>();
        way.add(entry.host().name());
        while (next.isPresent()) {
            HostReader.Entry through = byName.get(next.get());
            if (through == null) {
                if (way.size() == 1) {
                    var names = byName.keySet().stream().map(HostName::value).toList();
                    problems.unknown(
                            entry.fields().line("jump"),
                            "the jump host '" + next.get() + "' of "
                                    + entry.host().name() + " is not in this file",
                            next.get().value(),
                            names);
                }
                return;
            }
            if (!way.add(next.get())) {
                if (next.get().equals(entry.host().name())) {
                    problems.add(
                            entry.fields().line("jump"),
                            entry.host().name() + " jumps through itself: "
                                    + way.stream().map(HostName::value).collect(Collectors.joining(" -> "))
                                    + " -> " + next.get(),
                            "a way that ends at a host without jump");
                }
                return;
            }
            next = through.host().jump();
        }
    }

    /** A host without a role is a forgotten role, unless another host is reached through it. */
    private void roles() {
        var through = new ArrayList<HostName>();
        entries.forEach(entry -> entry.host().jump().ifPresent(through::add));
        for (HostReader.Entry entry : entries) {
            if (entry.host().roles().isEmpty()
                    && !entry.fields().has("roles")
                    && !through.contains(entry.host().name())) {
                problems.add(
                        entry.fields().line(),
                        "host " + entry.host().name() + " has no role, and no host jumps through it",
                        "a list of roles: [node]");
            }
        }
    }

    /** A lab makes all of its hosts of images, or simulates all of them. */
    private void images() {
        var real = entries.stream()
                .filter(entry -> entry.host().image().isPresent())
                .findFirst();
        real.ifPresent(first -> entries.stream()
                .filter(entry -> entry.host().image().isEmpty())
                .forEach(entry -> problems.add(
                        entry.fields().line(),
                        "host " + entry.host().name() + " has no image, and "
                                + first.host().name() + " has one: a lab simulates its hosts or makes each of an image",
                        "an image for every host, or for none")));
    }
}
