package dev.runproof.parse;

import static dev.runproof.parse.ClusterKey.BALANCED;
import static dev.runproof.parse.ClusterKey.CLUSTER_NAME;
import static dev.runproof.parse.ClusterKey.CLUSTER_STATE;
import static dev.runproof.parse.ClusterKey.CURRENT_AZ;
import static dev.runproof.parse.ClusterKey.ENABLE_WALRECORD;
import static dev.runproof.parse.ClusterKey.PAUSING;
import static dev.runproof.parse.ClusterKey.REDISTRIBUTING;
import static dev.runproof.parse.ClusterKey.WORM_USAGE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gs_om -t status} prints, with or without details, with or without CM.
 *
 * <p>The summary is also what {@code cm_ctl query} prints without options.
 *
 * @param layout {@code detail} for an output in sections, else {@code summary}
 * @param cluster null when the tool could not ask a primary CMServer; {@code messages} then says why. The tool ends with
 *     status 0 all the same
 * @param nodeState printed when one node was asked for
 * @param noise log messages that stood in the output and were cut out
 */
public record GsOmStatus(
        String layout,
        @Nullable OmCluster cluster,
        @Nullable String nodeState,
        List<CmServer> cmServers,
        List<Etcd> etcds,
        List<Resource> resources,
        List<Datanode> datanodes,
        List<String> messages,
        List<String> noise) {
    private static final String TOOL = "gs_om -t status";

    public GsOmStatus {
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
    public static GsOmStatus parse(String output) {
        LogBlocks blocks = LogBlocks.cut(OutputLines.of(output));
        LineReader lines = new LineReader(TOOL, blocks);
        Messages messages = new Messages(lines);
        messages.take();
        return !lines.ended() && Section.isTitle(lines.peek())
                ? detail(lines, messages, blocks)
                : summary(lines, messages, blocks);
    }

    private static GsOmStatus detail(LineReader lines, Messages messages, LogBlocks blocks) {
        Picture picture = new PictureReader(lines, messages, PictureForm.GS_OM_DETAIL).read();
        return new GsOmStatus(
                "detail",
                cluster(picture.keys()),
                null,
                picture.cmServers(),
                picture.etcds(),
                picture.resources(),
                picture.datanodes(),
                messages.texts(),
                blocks.noise());
    }

    private static GsOmStatus summary(LineReader lines, Messages messages, LogBlocks blocks) {
        SummaryReader summary = new SummaryReader(lines, messages);
        summary.read();
        return new GsOmStatus(
                "summary",
                cluster(summary.keys()),
                summary.nodeState(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                messages.texts(),
                blocks.noise());
    }

    private static @Nullable OmCluster cluster(@Nullable KeyBlock keys) {
        if (keys == null) {
            return null;
        }
        return new OmCluster(
                keys.valueIfPrinted(CLUSTER_NAME),
                keys.value(CLUSTER_STATE),
                keys.value(REDISTRIBUTING),
                keys.valueIfPrinted(BALANCED),
                keys.valueIfPrinted(CURRENT_AZ),
                keys.valueIfPrinted(PAUSING),
                keys.valueIfPrinted(ENABLE_WALRECORD),
                keys.valueIfPrinted(WORM_USAGE));
    }
}
