package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a component that was stopped.
 *
 * @param living ids of processes of before the stop that still live
 * @param portClosed whether nobody listens at its endpoint
 */
record Gone(List<String> living, boolean portClosed) {
    private static final String ALIVE = "alive ";
    private static final String PORT = "curl ";

    Gone {
        living = List.copyOf(living);
    }

    static Gone read(Answer answer) {
        var living = new ArrayList<String>();
        String port = "";
        int number = 0;
        for (String line : answer.out().lines().toList()) {
            number++;
            if (line.startsWith(ALIVE)) {
                living.add(line.substring(ALIVE.length()));
            } else if (line.startsWith(PORT)) {
                port = line.substring(PORT.length());
            } else {
                throw OutputFormatException.atLine("what is left", number, line, "expected a process or the port");
            }
        }
        if (port.isEmpty()) {
            throw OutputFormatException.empty("what is left", "the state of the port");
        }
        return new Gone(living, port.equals("7"));
    }

    boolean whole() {
        return living.isEmpty() && portClosed;
    }

    @Override
    public String toString() {
        return living.isEmpty()
                ? (portClosed
                        ? "nothing is left"
                        : "its processes are gone, and somebody still answers at its endpoint: find out who listens"
                                + " there and end it by hand, then resume")
                : "still alive: " + String.join(", ", living)
                        + ", which SIGTERM has not ended: see what it waits for and end it by hand, then resume";
    }
}
