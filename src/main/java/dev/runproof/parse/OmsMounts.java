package dev.runproof.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is mounted on the paths that are fixed in every OMS image. */
final class OmsMounts {
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** A bind comes before another mount of the same target. */
    OmsMounts(List<DockerContainer.Bind> binds, List<DockerContainer.Mount> mounts) {
        for (DockerContainer.Bind bind : binds) {
            sources.putIfAbsent(bind.target(), bind.source());
        }
        for (DockerContainer.Mount mount : mounts) {
            if (mount.source() != null) {
                sources.putIfAbsent(mount.target(), mount.source());
            }
        }
    }

    @Nullable
    String config() {
        return sources.get("/home/admin/conf/config.yaml");
    }

    @Nullable
    String logs() {
        return sources.get("/home/admin/logs");
    }

    @Nullable
    String store() {
        return sources.get("/home/ds/store");
    }

    @Nullable
    String run() {
        return sources.get("/home/ds/run");
    }

    @Nullable
    String httpsCertificate() {
        return sources.get("/etc/pki/nginx/oms_server.crt");
    }

    @Nullable
    String httpsKey() {
        return sources.get("/etc/pki/nginx/oms_server.key");
    }

    /** The names of the four without which OMS loses its configuration or its data. */
    List<String> missing() {
        var needed = new LinkedHashMap<String, @Nullable String>();
        needed.put("config", config());
        needed.put("logs", logs());
        needed.put("store", store());
        needed.put("run", run());
        return needed.keySet().stream().filter(it -> needed.get(it) == null).toList();
    }

    /** The root stays. */
    static String withoutTrailingSlash(String path) {
        int to = path.length();
        while (to > 1 && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(0, to);
    }
}
