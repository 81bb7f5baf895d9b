package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OmsConfig;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of A1 that looks at the hosts: which container is the old one, and what its configuration says. */
final class NodeSurvey {
    private static final Pattern DOCUMENTED_NAME = Pattern.compile("oms_[A-Za-z0-9_.-]+");

    private final Site site;
    private final Looks looks;

    NodeSurvey(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    /** Docker can be used, OLD runs on every node, and NEW's name is free. */
    StepScript oldContainersRun() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(HostScripts.DOCKER),
                    Known.docker(node.host()),
                    answer -> answer.out().strip()));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("docker can be called on " + node, facts -> judgeDocker(facts, node)));
        }
        for (Node node : site.nodes()) {
            moves.add(looks.containers(Known.BEFORE, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("one container of OMS runs on " + node, facts -> judgeOld(facts, node)));
            moves.add(new Check("the new container's name is free on " + node, facts -> judgeNew(facts, node)));
        }
        moves.add(new Check("the old containers run the same image", this::judgeImages));
        return StepScript.onceForTheRun("Find the old container of every node", moves);
    }

    private static Judgement judgeDocker(Facts facts, Node node) {
        String docker = facts.get(Known.docker(node.host()));
        return docker.isEmpty()
                ? Judgement.fail(
                        "docker, or sudo -n docker",
                        "neither can be used on " + node
                                + ": the account needs the group docker or a sudo rule for docker")
                : Judgement.pass(node + ": " + docker);
    }

    private Judgement judgeOld(Facts facts, Node node) {
        Containers all = facts.get(Known.containers(Known.BEFORE, node));
        var old = Known.findOld(facts, node);
        if (old.isEmpty()) {
            return Judgement.fail(
                    "one running container that mounts a config.yaml of OMS, or the one that oms.oldContainer names",
                    node + " has " + (all.oms().isEmpty() ? "none" : told(all.oms())));
        }
        if (!old.get().runs()) {
            return Judgement.fail("it runs", old.get() + " on " + node);
        }
        long running = all.running().size();
        if (running != 1) {
            return Judgement.fail(
                    "no other container of OMS runs: they would use the same ports and databases", told(all.oms()));
        }
        var shown = old.get().shown();
        var weighing = new Weighing("a container with its own address and the four mounts of OMS");
        weighing.that(
                shown.hostIp() != null && !shown.hostIp().isEmpty(),
                old.get().name() + " has OMS_HOST_IP " + shown.hostIp(),
                old.get().name() + " has no OMS_HOST_IP");
        weighing.that(shown.missing().isEmpty(), "all mounts", "no mount for " + String.join(", ", shown.missing()));
        weighing.that(
                (shown.httpsCertificate() == null) == (shown.httpsKey() == null),
                shown.https() ? "HTTPS" : "HTTP",
                "a certificate without its key, or a key without its certificate");
        return weighing.note(node + ": image " + shown.image() + ", " + shown.imageId() + ", restart policy "
                        + shown.restartPolicy())
                .judgement();
    }

    private static String told(List<OmsContainer> containers) {
        return containers.stream().map(OmsContainer::toString).collect(Collectors.joining(", "));
    }

    private Judgement judgeNew(Facts facts, Node node) {
        Containers all = facts.get(Known.containers(Known.BEFORE, node));
        String name = node.newContainer();
        if (Known.findOld(facts, node)
                .map(OmsContainer::name)
                .filter(name::equals)
                .isPresent()) {
            return Judgement.fail(
                    "two names, one for each container", name + " is the old container's name on " + node);
        }
        if (all.taken(name)) {
            return Judgement.fail(
                    "no container of this name",
                    name + " is taken on " + node
                            + all.named(name)
                                    .map(taken -> ": " + taken + "; look whose it is" + freed(taken))
                                    .orElse(""));
        }
        return DOCUMENTED_NAME.matcher(name).matches()
                ? Judgement.pass(name + " is free on " + node)
                : Judgement.pass(
                        name + " is free on " + node,
                        "the documents' form of a name is oms_xxx, which " + name + " is not");
    }

    private static String freed(OmsContainer taken) {
        String remove = "docker rm " + taken.name();
        return switch (taken.status()) {
            case "created" -> "; one that an earlier attempt could not start can go: " + remove;
            case "exited" ->
                "; a way back keeps the new container down like this: once nobody needs its logs, " + remove
                        + ", or choose another name (oms.newContainer)";
            default -> "";
        };
    }

    private Judgement judgeImages(Facts facts) {
        Set<String> images = site.nodes().stream()
                .map(node -> Known.old(facts, node).imageId())
                .collect(Collectors.toCollection(TreeSet::new));
        return images.size() == 1
                ? Judgement.pass(images.iterator().next())
                : Judgement.fail("one image on all nodes", String.join(", ", images));
    }

    /** {@code config.yaml} of every node, in the container and on the host. */
    StepScript configurationIsRead() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(
                            HostScripts.CONFIG,
                            Known.docker(node),
                            Known.oldName(node),
                            Pending.word(
                                    "config.yaml",
                                    facts -> String.valueOf(
                                            Known.old(facts, node).shown().config()))),
                    Known.config(node),
                    NodeConfig::read));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("container and host have the same file on " + node, facts -> judgeFile(facts, node)));
        }
        moves.add(new Check("the files make one installation", this::judgeInstallation));
        return StepScript.onceForTheRun("Read the configuration of every node", moves);
    }

    private static Judgement judgeFile(Facts facts, Node node) {
        NodeConfig file = facts.get(Known.config(node));
        return file.inside().equals(file.outside())
                ? Judgement.pass(node + ": sha256 " + file.inside())
                : Judgement.fail(
                        "the same file in the container and on the host",
                        node + ": " + file.inside() + " in the container, " + file.outside()
                                + " on the host: the new container would start with another configuration");
    }

    private Judgement judgeInstallation(Facts facts) {
        var installation = Installation.of(site, facts);
        var weighing = new Weighing("nodes, regions and databases that fit together");
        var addresses = new HashSet<String>();
        for (Node node : site.nodes()) {
            String address = String.valueOf(Known.old(facts, node).shown().hostIp());
            weighing.that(
                    addresses.add(address), node + " is " + address, node + " has the same OMS_HOST_IP: " + address);
            if (!installation.regions().containsKey(node)) {
                weighing.fails(address + " of " + node + " is not among the cm_nodes of its config.yaml");
            }
        }
        var absent = new TreeSet<>(installation.addresses());
        absent.removeAll(addresses);
        weighing.that(
                absent.isEmpty(),
                installation.addresses().size() + " nodes",
                "nodes of the installation that are not in this environment: " + String.join(", ", absent));
        sameEverywhere(installation, weighing);
        if (!site.release().manyNodes() && site.nodes().size() > 1) {
            weighing.fails("the documented upgrade to 3.3.0 is for one node, and there are "
                    + site.nodes().size());
        }
        RegionWarnings.of(installation).forEach(weighing::note);
        installation
                .regions()
                .forEach((node, region) -> weighing.note(node + ": region " + region.location()
                        + ", heartbeats in " + region.heartbeatDatabase()
                        + (installation.isInitialisedOn(node)
                                ? ", initialised here"
                                : ", initialised by another node")));
        return weighing.judgement();
    }

    private void sameEverywhere(Installation installation, Weighing weighing) {
        var distinct = installation.configs().values().stream()
                .map(NodeConfig::config)
                .map(config -> List.of(
                        config.metaHost(),
                        String.valueOf(config.metaPort()),
                        config.metaUser(),
                        config.rmDatabase(),
                        config.cmDatabase()))
                .distinct()
                .toList();
        weighing.that(
                distinct.size() == 1,
                "databases " + String.join(", ", installation.databases()),
                "the nodes disagree on the MetaDB or on rm and cm: " + distinct);
        List<OmsConfig.Region> regions =
                installation.regions().values().stream().distinct().toList();
        long locations =
                regions.stream().map(OmsConfig.Region::location).distinct().count();
        long heartbeats = regions.stream()
                .map(OmsConfig.Region::heartbeatDatabase)
                .distinct()
                .count();
        weighing.that(
                locations == heartbeats,
                "a heartbeat database for each region",
                locations + " regions with " + heartbeats + " heartbeat databases: each needs one of its own");
    }
}
