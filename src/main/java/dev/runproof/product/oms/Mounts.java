package dev.runproof.product.oms;

import dev.runproof.model.Facts;
import dev.runproof.parse.DockerContainer;
import dev.runproof.parse.DockerContainer.Bind;
import dev.runproof.parse.DockerContainer.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is mounted into the new container of a node: all that the old one has, and certificate and key where the plan adds
 * them.
 */
record Mounts(List<Bind> binds, List<Mount> others) {
    static final String CERTIFICATE = "/etc/pki/nginx/oms_server.crt";
    static final String KEY = "/etc/pki/nginx/oms_server.key";

    private static final String CONFIG = "/home/admin/conf/config.yaml";
    private static final List<String> FILES = List.of(CONFIG, CERTIFICATE, KEY);

    /** Where an environment may say what is mounted; by name, the place in the container. */
    static final Map<String, String> VARIABLES = Map.of(
            "oms.configFile", CONFIG,
            "oms.logsDir", "/home/admin/logs",
            "oms.storeDir", "/home/ds/store",
            "oms.runDir", "/home/ds/run");

    static Mounts planned(Facts facts, Node node) {
        DockerContainer old = Known.old(facts, node).shown();
        var binds = new ArrayList<Bind>();
        for (Bind bind : old.binds()) {
            if (node.https().isEmpty() || !isHttps(bind.target())) {
                binds.add(bind);
            }
        }
        node.https().ifPresent(https -> {
            https.certificate().ifPresent(source -> binds.add(new Bind(source, CERTIFICATE, List.of(), false)));
            https.key().ifPresent(source -> binds.add(new Bind(source, KEY, List.of(), false)));
        });
        return new Mounts(binds, old.otherMounts());
    }

    private static boolean isHttps(String target) {
        return target.equals(CERTIFICATE) || target.equals(KEY);
    }

    static boolean isFile(String target) {
        return FILES.contains(target);
    }

    /** The words of {@code docker run}. */
    List<String> words() {
        var words = new ArrayList<String>();
        for (Bind bind : binds) {
            words.add("-v");
            words.add(bind.source() + ":" + bind.target()
                    + (bind.options().isEmpty() ? "" : ":" + String.join(",", bind.options())));
        }
        for (Mount mount : others) {
            words.add("--mount");
            words.add("type=" + mount.type() + (mount.source() == null ? "" : ",source=" + mount.source()) + ",target="
                    + mount.target() + (mount.readOnly() ? ",readonly" : ""));
        }
        return List.copyOf(words);
    }
}
