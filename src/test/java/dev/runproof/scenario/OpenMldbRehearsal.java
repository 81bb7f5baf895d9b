package dev.runproof.scenario;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lab of OpenMLDB and the runs of its procedure in it. */
final class OpenMldbRehearsal extends Rehearsal<OpenMldbRehearsal> {
    private static final double SPEED = 40;
    private static final Set<String> MANAGING = Set.of("--cmd=pre-upgrade", "--cmd=post-upgrade", "--cmd=recoverdata");

    private final OpenMldbQuestions asked;

    OpenMldbRehearsal(Path home, int tablets, Map<String, String> options) throws IOException {
        super(
                home,
                LabSpec.of("openmldb").withNodes(tablets).withOptions(options).atSpeed(SPEED));
        this.asked = new OpenMldbQuestions(lab());
    }

    @Override
    OpenMldbRehearsal itself() {
        return this;
    }

    /** How often a program was called on the hosts with this word. */
    long calls(String word) {
        return lab().log().stream()
                .filter(command -> command.argv().contains(word))
                .count();
    }

    /** Stops of components and managing calls of the operation tool. */
    List<LoggedCommand> changes() {
        return lab().log().stream()
                .filter(command -> command.argv().stream().anyMatch(MANAGING::contains)
                        || (command.argv().contains("stop")
                                && command.argv().stream().anyMatch(word -> word.endsWith("start.sh"))))
                .toList();
    }

    /** What somebody does on a host meanwhile; tells what it printed. */
    String ssh(String host, String text) {
        try {
            return lab().ssh(host, "openmldb", text).out();
        } catch (IOException e) {
            throw new UncheckedIOException(host + " could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + host + " was asked", e);
        }
    }

    /** A variable of the environment of this lab, without the product's name. */
    String variable(String name) {
        return lab().description().variables().getOrDefault("openmldb." + name, "");
    }

    /** What no run asks, and no run is answered for. */
    OpenMldbQuestions asked() {
        return asked;
    }
}
