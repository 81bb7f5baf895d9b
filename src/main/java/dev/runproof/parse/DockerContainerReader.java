package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code docker inspect}; of the environment, which may hold passwords, only the two variables of OMS. */
final class DockerContainerReader {
    private static final String HOST_CONFIG = "HostConfig";
    private static final String PIDS_LIMIT = "PidsLimit";
    private static final String BIND = "a bind is not source:target[:options]";
    private static final int MOST_PARTS = 3;

    private final OutputText output;

    DockerContainerReader(OutputText output) {
        this.output = output;
    }

    DockerContainer read() {
        JsonObject container = container();
        JsonObject host = container.object(HOST_CONFIG);
        JsonObject config = container.object("Config");
        Map<String, String> environment = environment(config.texts("Env"));
        List<DockerContainer.Bind> binds =
                host.texts("Binds").stream().map(this::bind).toList();
        List<DockerContainer.Mount> mounts = host.objects("Mounts").stream()
                .map(DockerContainerReader::mount)
                .toList();
        var fixed = new OmsMounts(binds, mounts);
        String name = container.text("Name");
        return new DockerContainer(
                name != null && name.startsWith("/") ? name.substring(1) : name,
                config.text("Image"),
                container.text("Image"),
                container.object("State").text("Status"),
                host.text("NetworkMode"),
                host.truth("Privileged"),
                host.object("RestartPolicy").text("Name"),
                pidsLimit(host),
                host.objects("Ulimits").stream()
                        .map(DockerContainerReader::ulimit)
                        .toList(),
                environment.get("OMS_HOST_IP"),
                Objects.equals(environment.get("IS_UPGRADE"), "true"),
                binds,
                mounts,
                fixed.config(),
                fixed.logs(),
                fixed.store(),
                fixed.run(),
                fixed.httpsCertificate(),
                fixed.httpsKey(),
                fixed.httpsCertificate() != null && fixed.httpsKey() != null,
                fixed.missing());
    }

    /** The only container; each output line of {@code --format '{{json .}}'} is one, too. */
    private JsonObject container() {
        List<@Nullable Object> containers = new ArrayList<>();
        for (Object value : StrictJson.values(output)) {
            if (value instanceof List<?> list) {
                containers.addAll(list);
            } else {
                containers.add(value);
            }
        }
        if (containers.isEmpty()) {
            throw output.refused("no container", "[]");
        }
        if (containers.size() > 1) {
            throw output.refused(containers.size() + " containers, expected one", names(containers));
        }
        if (!(containers.get(0) instanceof Map<?, ?> members)) {
            throw output.refused("not a container", "no object");
        }
        if (!(members.get(HOST_CONFIG) instanceof Map<?, ?>)) {
            throw output.refused("not a container", "no " + HOST_CONFIG);
        }
        return new JsonObject(output, "", members);
    }

    private static String names(List<@Nullable Object> containers) {
        return containers.stream()
                .map(it -> it instanceof Map<?, ?> members && members.get("Name") instanceof String name ? name : "?")
                .collect(Collectors.joining(", "));
    }

    /** Later values replace earlier ones, as in the container. */
    private static Map<String, String> environment(List<String> variables) {
        var environment = new LinkedHashMap<String, String>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals >= 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return environment;
    }

    /** Docker has printed null, 0 and negative numbers for no limit. */
    private static @Nullable Long pidsLimit(JsonObject host) {
        if (!host.has(PIDS_LIMIT)) {
            return null;
        }
        Long limit = host.number(PIDS_LIMIT);
        return limit != null && limit > 0 ? limit : Long.valueOf(-1);
    }

    private static DockerContainer.Ulimit ulimit(JsonObject limit) {
        return new DockerContainer.Ulimit(
                limit.requiredText("Name"), limit.requiredNumber("Soft"), limit.requiredNumber("Hard"));
    }

    private DockerContainer.Bind bind(String bind) {
        List<String> parts = List.of(bind.split(":", -1));
        if (parts.size() < 2 || parts.size() > MOST_PARTS || parts.stream().anyMatch(String::isBlank)) {
            throw malformed(bind);
        }
        List<String> options =
                parts.size() < MOST_PARTS ? List.of() : List.of(parts.get(2).split(",", -1));
        return new DockerContainer.Bind(
                OmsMounts.withoutTrailingSlash(parts.get(0)),
                OmsMounts.withoutTrailingSlash(parts.get(1)),
                options,
                options.contains("ro"));
    }

    private OutputFormatException malformed(String bind) {
        return output.refused(BIND, bind.isBlank() ? "(blank)" : bind);
    }

    private static DockerContainer.Mount mount(JsonObject mount) {
        String source = mount.text("Source");
        return new DockerContainer.Mount(
                mount.requiredText("Type"),
                source == null ? null : OmsMounts.withoutTrailingSlash(source),
                OmsMounts.withoutTrailingSlash(mount.requiredText("Target")),
                Objects.equals(mount.truth("ReadOnly"), true));
    }
}
