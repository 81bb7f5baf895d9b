package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host says of one component: the processes that its pid files name, and its port.
 *
 * @param main the process of the pid file; with a watchdog this is the watchdog. Empty without a pid file
 * @param child the component below a watchdog
 * @param port curl's exit status for the endpoint: 0 when somebody answers, 7 when nobody listens
 */
record Processes(Optional<Named> main, Optional<Named> child, int port) {
    private static final String TOOL = "pid files";
    private static final int REFUSED = 7;
    private static final Pattern LINE = Pattern.compile(
            "(?<file>pid|child) (?<pid>[0-9]{1,10}) (?:(?<dead>dead)|(?:alive|(?<stranger>stranger)) ?(?<args>.*))");
    private static final Pattern PORT = Pattern.compile("curl (?<status>[0-9]{1,3})");

    /**
     * A process that a pid file names.
     *
     * @param lives whether it is a living process of the component; one of something else is not
     * @param stranger the program of a living process that is something else
     */
    record Named(long pid, boolean lives, Optional<String> stranger) {
        @Override
        public String toString() {
            return "process " + pid
                    + (lives
                            ? ""
                            : stranger.map(" `%s`, which is something else"::formatted)
                                    .orElse(", which does not live"));
        }
    }

    static Processes read(Answer answer) {
        Optional<Named> main = Optional.empty();
        Optional<Named> child = Optional.empty();
        int port = -1;
        int number = 0;
        for (String line : answer.out().lines().toList()) {
            number++;
            Matcher named = LINE.matcher(line);
            Matcher status = PORT.matcher(line);
            if (named.matches()) {
                boolean stranger = named.group("stranger") != null;
                var process = new Named(
                        Long.parseLong(named.group("pid")),
                        !stranger && named.group("dead") == null,
                        stranger ? Optional.of(named.group("args")) : Optional.empty());
                if (named.group("file").equals("pid")) {
                    main = Optional.of(process);
                } else {
                    child = Optional.of(process);
                }
            } else if (status.matches()) {
                port = Integer.parseInt(status.group("status"));
            } else {
                throw OutputFormatException.atLine(TOOL, number, line, "expected a process of a pid file, or the port");
            }
        }
        if (port < 0) {
            throw OutputFormatException.empty(TOOL, "the state of the port");
        }
        return new Processes(main, child, port);
    }

    /** What is wrong where a pid file names something else, which a stop would end in its place. */
    Optional<String> mistaken(Kind kind) {
        String told = Stream.concat(
                        main.stream().map(process -> mistaken("bin/" + kind + ".pid", process, kind)),
                        child.stream().map(process -> mistaken("bin/" + kind + ".pid.child", process, kind)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private static Optional<String> mistaken(String file, Named process, Kind kind) {
        return process.stranger()
                .map(program -> file + " names process " + process.pid() + " `" + program + "`, which is not the "
                        + kind + ": write the right id there, or remove the file where none runs, then resume");
    }

    boolean portClosed() {
        return port == REFUSED;
    }

    /** Whether the component runs below a watchdog, which starts it again by itself. */
    boolean watched() {
        return child.filter(Named::lives).isPresent();
    }

    /** Whether anything of it lives or answers. */
    boolean anything() {
        return main.filter(Named::lives).isPresent() || watched() || !portClosed();
    }

    /** The component itself: below a watchdog the child. */
    Optional<Named> component() {
        return child.isPresent() ? child : main;
    }

    /** The ids of what lives, the watchdog among them. */
    List<String> living() {
        return Stream.of(main, child)
                .flatMap(Optional::stream)
                .filter(Named::lives)
                .map(process -> String.valueOf(process.pid()))
                .toList();
    }

    @Override
    public String toString() {
        return main.map(Named::toString).orElse("no pid file")
                + child.map(process -> ", below it " + process).orElse("")
                + (portClosed() ? ", port closed" : ", port answers");
    }
}
