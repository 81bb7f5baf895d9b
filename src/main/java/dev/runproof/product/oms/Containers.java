package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.DockerContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All containers of one host.
 *
 * @param oms those that mount a {@code config.yaml} of OMS
 * @param others the names of all the rest
 */
record Containers(List<OmsContainer> oms, List<String> others) {
    private static final String TOOL = "docker inspect";
    private static final Pattern OMS =
            Pattern.compile("oms (?<id>[0-9a-f]{12,64}) (?<exit>-?[0-9]{1,5}) (?<started>\\S+) (?<json>\\{.*)");
    private static final Pattern OTHER = Pattern.compile("other /?(?<name>\\S+)");

    Containers {
        oms = List.copyOf(oms);
        others = List.copyOf(others);
    }

    /** Reads what {@link HostScripts#CONTAINERS} prints. */
    static Containers read(Answer answer) {
        if (answer.exit() != 0) {
            throw OutputFormatException.empty(TOOL, "a list of containers, not exit " + answer.exit());
        }
        var oms = new ArrayList<OmsContainer>();
        var others = new ArrayList<String>();
        int number = 0;
        for (String line : answer.out().lines().toList()) {
            number++;
            Matcher ours = OMS.matcher(line);
            Matcher other = OTHER.matcher(line);
            if (ours.matches()) {
                oms.add(new OmsContainer(
                        ours.group("id"),
                        Integer.parseInt(ours.group("exit")),
                        ours.group("started"),
                        DockerContainer.parse(ours.group("json"))));
            } else if (other.matches()) {
                others.add(other.group("name"));
            } else {
                throw OutputFormatException.atLine(TOOL, number, line, "expected a container");
            }
        }
        return new Containers(oms, others);
    }

    List<OmsContainer> running() {
        return oms.stream().filter(OmsContainer::runs).toList();
    }

    Optional<OmsContainer> named(String name) {
        return oms.stream().filter(container -> container.name().equals(name)).findFirst();
    }

    Optional<OmsContainer> withId(String id) {
        return oms.stream().filter(container -> container.id().equals(id)).findFirst();
    }

    /** Whether a container of whatever kind and state has this name. */
    boolean taken(String name) {
        return Stream.concat(oms.stream().map(OmsContainer::name), others.stream())
                .anyMatch(name::equals);
    }
}
