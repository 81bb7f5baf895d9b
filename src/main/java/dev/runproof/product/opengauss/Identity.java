package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.FileIdentity;
import dev.runproof.product.generic.OneLine;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** OG-6 and what every later command rests on: the cluster user, his environment and his installation, on every node. */
final class Identity {
    /** Without a value in each of these most of the tools' answers mean something else than they seem to. */
    static final List<String> VARIABLES =
            List.of("GAUSSHOME", "PGHOST", "GPHOME", "GS_CLUSTER_NAME", "GAUSS_ENV", "GAUSSLOG");

    private static final String ROOT = "0";

    private final Site site;

    Identity(Site site) {
        this.site = site;
    }

    StepScript loggedIn() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(node, site.byClusterUser(node, "id", "-un"), name(node), line("id -un")));
            moves.add(new Probe<>(node, site.byClusterUser(node, "id", "-u"), number(node), line("id -u")));
            moves.add(new Probe<>(
                    node, site.byClusterUser(node, "uname", "-n"), machine(node), Told.reading(String::strip)));
        }
        moves.add(new Check("the commands run as the cluster user, who is not root", this::judgeLogin));
        moves.add(new Check("every entry of the environment reaches the node that it names", this::judgeMachines));
        return StepScript.of(
                "Prove on every node that commands run there and not on another one, as the cluster user", moves);
    }

    StepScript environmentIsComplete() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            for (String variable : VARIABLES) {
                moves.add(new Probe<>(
                        node,
                        site.byClusterUser(node, "printenv", variable),
                        Known.variable(node, variable),
                        answer -> variable(variable, answer)));
            }
        }
        moves.add(
                new Check("$" + String.join(", $", VARIABLES) + " have a value on every node", this::judgeEnvironment));
        return StepScript.of("Prove on every node that the environment of the cluster user is complete", moves);
    }

    StepScript installationIsOwned() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(
                            node, "stat", "-L", "-c", FileIdentity.FORMAT, Known.path(node, "GAUSSHOME", "")),
                    home(node),
                    Told.reading(FileIdentity::parse)));
        }
        moves.add(new Check("the cluster user owns $GAUSSHOME", this::judgeHome));
        return StepScript.of("Prove on every node that the installation belongs to the cluster user", moves);
    }

    private Judgement judgeLogin(Facts facts) {
        var weighing = new Weighing("on every node the configured cluster user, not root");
        for (HostName node : site.nodes()) {
            String name = facts.get(name(node));
            if (facts.get(number(node)).equals(ROOT)) {
                weighing.fails(node + ": commands run as root (" + name + "), which gs_upgradectl and cm_ctl refuse");
            } else {
                weighing.that(
                        name.equals(site.user(node)),
                        node + ": " + name,
                        node + ": commands run as " + name + ", not as " + site.user(node));
            }
        }
        return weighing.judgement();
    }

    /** OM finds a node in its own configuration by the host's name, so a node of the cluster bears the name it has there. */
    Judgement judgeMachines(Facts facts) {
        var weighing = new Weighing("uname -n of every node is the name of its entry in the environment");
        var entries = new LinkedHashMap<String, HostName>();
        for (HostName node : site.nodes()) {
            Told<String> told = facts.get(machine(node));
            String name = told.value().orElse("");
            if (told.exit() != 0 || name.isEmpty()) {
                weighing.isUnknown(
                        node + ": which machine it is cannot be told: uname -n ended with " + told.complaint());
                continue;
            }
            HostName other = entries.putIfAbsent(name, node);
            if (other != null) {
                weighing.fails(node + " and " + other + " are both reached at the machine that calls itself " + name
                        + ": one of the two addresses in the environment is wrong");
            }
            weighing.that(
                    isNameOf(node, name),
                    node + ": " + name,
                    node + ": the machine that was reached calls itself " + name + ", expected " + node
                            + ": put the address of this entry right, or name the entry as the cluster names the node");
        }
        return weighing.judgement();
    }

    /** A machine may bear its domain where the cluster does not say it. */
    private static boolean isNameOf(HostName node, String machine) {
        return machine.equals(node.value())
                || (node.value().indexOf('.') < 0 && machine.startsWith(node.value() + "."));
    }

    private Judgement judgeEnvironment(Facts facts) {
        var weighing = new Weighing("six variables with a value on every node after reading " + site.environmentFile());
        for (HostName node : site.nodes()) {
            for (String variable : VARIABLES) {
                String value = facts.get(Known.variable(node, variable));
                weighing.that(
                        !value.isBlank(),
                        node + ": " + variable + "=" + value,
                        node + ": $" + variable + " is empty or not set after reading " + site.environmentFile());
            }
        }
        return weighing.judgement();
    }

    private Judgement judgeHome(Facts facts) {
        var weighing = new Weighing("$GAUSSHOME is a directory of the cluster user on every node");
        for (HostName node : site.nodes()) {
            Told<FileIdentity> told = facts.get(home(node));
            String path = facts.get(Known.variable(node, "GAUSSHOME"));
            if (told.value().isEmpty()) {
                weighing.fails(node + ": " + path + " cannot be looked at: " + told.complaint());
                continue;
            }
            FileIdentity home = told.value().get();
            weighing.that(
                    home.directory() && home.owner().equals(site.user(node)),
                    node + ": " + path + " belongs to " + home.owner(),
                    node + ": " + path + " is a " + home.kind() + " of " + home.owner() + ", expected a directory of "
                            + site.user(node));
        }
        return weighing.judgement();
    }

    private static String variable(String variable, Answer answer) {
        return switch (answer.exit()) {
            case 0 -> OneLine.of("printenv " + variable, answer.out());
            case 1 -> "";
            default -> throw unexpected("printenv " + variable, answer);
        };
    }

    private static dev.runproof.model.Reading<String> line(String tool) {
        return answer -> {
            if (answer.exit() != 0) {
                throw unexpected(tool, answer);
            }
            return OneLine.of(tool, answer.out());
        };
    }

    private static OutputFormatException unexpected(String tool, Answer answer) {
        return OutputFormatException.atLine(
                tool, 1, Told.lastWords(answer), "expected an answer, not exit " + answer.exit());
    }

    private static FactKey<String> name(HostName node) {
        return new FactKey<>(node + ".login", String.class);
    }

    private static FactKey<Told<String>> machine(HostName node) {
        return Told.key(node + ".called");
    }

    private static FactKey<String> number(HostName node) {
        return new FactKey<>(node + ".uid", String.class);
    }

    private static FactKey<Told<FileIdentity>> home(HostName node) {
        return Told.key(node + ".installation");
    }
}
