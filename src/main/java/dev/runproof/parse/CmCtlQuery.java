package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a cluster that {@code cm_ctl query -Cv} prints, with any of its options {@code d}, {@code i}, {@code p},
 * {@code w} and {@code z}.
 *
 * @param cluster null when the tool could not ask a primary CMServer; {@code messages} then says why
 * @param datanodes empty in WAL-record mode, while CM reloads, and without {@code cluster}
 * @param messages what the tool said beside the tables, without its own name in front
 * @param noise log messages that stood in the output and were cut out
 */
public record CmCtlQuery(
        List<CmServer> cmServers,
        List<Etcd> etcds,
        List<Resource> resources,
        @Nullable Cluster cluster,
        List<Datanode> datanodes,
        List<String> messages,
        List<String> noise) {
    private static final String TOOL = "cm_ctl query";

    public CmCtlQuery {
        cmServers = List.copyOf(cmServers);
        etcds = List.copyOf(etcds);
        resources = List.copyOf(resources);
        datanodes = List.copyOf(datanodes);
        messages = List.copyOf(messages);
        noise = List.copyOf(noise);
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static CmCtlQuery parse(String output) {
        LogBlocks blocks = LogBlocks.cut(OutputLines.of(output));
        LineReader lines = new LineReader(TOOL, blocks);
        Messages messages = new Messages(lines);
        Picture picture = new PictureReader(lines, messages, PictureForm.CM_CTL_QUERY).read();
        return new CmCtlQuery(
                picture.cmServers(),
                picture.etcds(),
                picture.resources(),
                cluster(picture.keys()),
                picture.datanodes(),
                messages.texts(),
                blocks.noise());
    }

    /** True when the other answer tells the same about the cluster; log messages, which carry times, do not count. */
    public boolean tellsTheSameAs(CmCtlQuery other) {
        return withoutNoise().equals(other.withoutNoise());
    }

    private CmCtlQuery withoutNoise() {
        return new CmCtlQuery(cmServers, etcds, resources, cluster, datanodes, messages, List.of());
    }

    private static @Nullable Cluster cluster(@Nullable KeyBlock keys) {
        if (keys == null) {
            return null;
        }
        return new Cluster(
                keys.value(ClusterKey.CLUSTER_STATE),
                keys.value(ClusterKey.REDISTRIBUTING),
                keys.value(ClusterKey.BALANCED),
                keys.value(ClusterKey.CURRENT_AZ),
                keys.valueIfPrinted(ClusterKey.PAUSING),
                keys.valueIfPrinted(ClusterKey.ENABLE_WALRECORD),
                keys.valueIfPrinted(ClusterKey.WORM_USAGE));
    }
}
