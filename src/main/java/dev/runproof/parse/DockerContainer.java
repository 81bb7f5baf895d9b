package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container that {@code docker inspect} shows: how an OMS container was started and what is mounted into it.
 *
 * @param name without the slash that Docker puts before it
 * @param image the reference it was started with; {@code imageId} is what that meant
 * @param status {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code removing}, {@code exited} or
 *     {@code dead}
 * @param pidsLimit -1 for none, null when Docker says nothing about it; Docker prints the same for {@code --pids-limit -1}
 *     and for no such option
 * @param hostIp {@code OMS_HOST_IP}, which may be empty
 * @param isUpgrade {@code IS_UPGRADE} is exactly {@code true}
 * @param binds as given at the start
 * @param otherMounts those given by {@code --mount}, which are not among the binds
 * @param config the source of {@code config.yaml}; likewise the other five fixed paths of the image, null when not mounted
 * @param https certificate and key are both mounted: the console then speaks HTTPS only
 * @param missing those of {@code config}, {@code logs}, {@code store} and {@code run} that are not mounted
 */
public record DockerContainer(
        @Nullable String name,
        @Nullable String image,
        @Nullable String imageId,
        @Nullable String status,
        @Nullable String networkMode,
        @Nullable Boolean privileged,
        @Nullable String restartPolicy,
        @Nullable Long pidsLimit,
        List<Ulimit> ulimits,
        @Nullable String hostIp,
        boolean isUpgrade,
        List<Bind> binds,
        List<Mount> otherMounts,
        @Nullable String config,
        @Nullable String logs,
        @Nullable String store,
        @Nullable String run,
        @Nullable String httpsCertificate,
        @Nullable String httpsKey,
        boolean https,
        List<String> missing) {
    static final String TOOL = "docker inspect";

    public DockerContainer {
        ulimits = List.copyOf(ulimits);
        binds = List.copyOf(binds);
        otherMounts = List.copyOf(otherMounts);
        missing = List.copyOf(missing);
    }

    /** A limit for the processes inside; -1 is unlimited. */
    public record Ulimit(String name, long soft, long hard) {}

    /**
     * A bind mount, {@code source:target[:options]}.
     *
     * @param source a path on the host, or the name of a volume
     */
    public record Bind(String source, String target, List<String> options, boolean readOnly) {
        public Bind {
            options = List.copyOf(options);
        }
    }

    /** @param source null for a mount without one, such as a tmpfs */
    public record Mount(String type, @Nullable String source, String target, boolean readOnly) {}

    /**
     * Reads the whole output, of {@code docker inspect NAME} or with {@code --format '{{json .}}'}.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not JSON, or not that of one container
     */
    public static DockerContainer parse(String output) {
        return new DockerContainerReader(OutputText.withSecrets(TOOL, output, "a JSON array with one container"))
                .read();
    }
}
