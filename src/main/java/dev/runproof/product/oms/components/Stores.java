package dev.runproof.product.oms.components;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Stores of one subtopic: a new one is made beside an abnormal one, so that they are compared together. */
record Stores(String subtopic, List<Component> all) {
    Stores {
        all = List.copyOf(all);
    }

    /** Runs when one of them does, abnormal when none does and not all are stopped. */
    State state() {
        if (all.isEmpty()) {
            return State.MISSING;
        }
        if (all.stream().anyMatch(Component::runs)) {
            return State.RUNS;
        }
        if (all.stream().anyMatch(store -> store.state() == State.NOT_READABLE)) {
            return State.NOT_READABLE;
        }
        return all.stream().allMatch(store -> store.state() == State.STOPPED) ? State.STOPPED : State.ABNORMAL;
    }

    List<Component> running() {
        return all.stream().filter(Component::runs).toList();
    }

    /** The words in which they are shown, each once. */
    String words() {
        return all.stream().map(Component::word).distinct().collect(Collectors.joining(" and "));
    }

    Optional<Component> first() {
        return all.stream().findFirst();
    }

    @Override
    public String toString() {
        String names = all.stream()
                .map(store -> store.name() + (store.host().isEmpty() ? "" : " on " + store.host()))
                .collect(Collectors.joining(", "));
        return "Store of subtopic " + (subtopic.isEmpty() ? "(not shown)" : subtopic)
                + (names.isEmpty() ? "" : " (" + names + ")");
    }
}
