package dev.runproof.lab.opengauss.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.ClusterState;
import dev.runproof.lab.opengauss.picture.StaticRole;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.parse.Cluster;
import dev.runproof.parse.CmCtlQuery;
import dev.runproof.parse.CmServer;
import dev.runproof.parse.Datanode;
import dev.runproof.parse.GsOmStatus;
import dev.runproof.parse.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed of any picture says what the picture says. */
class ClusterTextPropertyTest {
    private static final int CASES = 2_000;

    @Test
    void what_was_printed_can_be_read_back() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + CASES; seed++) {
            var random = new RandomPictures(seed);
            var picture = random.picture();
            var flags = random.tables();
            String text = new ClusterText(picture, flags).query();
            assertThat(CmCtlQuery.parse(text)).as("seed %d:%n%s", seed, text).isEqualTo(expected(picture, flags));
        }
    }

    @Test
    void the_detailed_status_tells_the_same_as_the_query() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + CASES; seed++) {
            var random = new RandomPictures(seed);
            var picture = random.picture();
            if (picture.connection() != Connection.ANSWERED || picture.walRecord() == WalRecord.ON) {
                continue;
            }
            var text = new ClusterText(picture, oneLine(random.tables()));
            var status = GsOmStatus.parse(text.detail());
            var query = CmCtlQuery.parse(text.query());
            assertThat(status.datanodes()).as("seed %d", seed).isEqualTo(query.datanodes());
            assertThat(status.cmServers()).as("seed %d", seed).isEqualTo(query.cmServers());
            assertThat(status.messages()).as("seed %d", seed).isEqualTo(query.messages());
        }
    }

    @Test
    void a_cluster_with_a_broken_datanode_is_never_normal() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + CASES; seed++) {
            var picture = new RandomPictures(seed).picture();
            boolean broken = picture.datanodes().stream().anyMatch(row -> !row.healthy());
            if (broken) {
                assertThat(picture.state()).as("seed %d", seed).isNotEqualTo(ClusterState.NORMAL);
            }
        }
    }

    @Test
    void noise_never_changes_what_is_told() {
        long first = System.nanoTime();
        var noise = new LogNoise(java.time.LocalTime.of(7, 8, 9), 4242);
        for (long seed = first; seed < first + CASES; seed++) {
            var random = new RandomPictures(seed);
            var text = new ClusterText(random.picture(), random.tables()).query();
            var noisy = CmCtlQuery.parse(noise.into(text, "cm_ctl query"));
            assertThat(noisy.tellsTheSameAs(CmCtlQuery.parse(text)))
                    .as("seed %d:%n%s", seed, text)
                    .isTrue();
            assertThat(noisy.noise()).as("seed %d", seed).isNotEmpty();
        }
    }

    private static QueryFlags oneLine(QueryFlags flags) {
        var shown = new java.util.HashSet<>(flags.shown());
        shown.remove(Column.ONE_A_LINE);
        return new QueryFlags(shown, flags.ipRows());
    }

    private static CmCtlQuery expected(ClusterPicture picture, QueryFlags flags) {
        boolean told = picture.connection() == Connection.ANSWERED || picture.connection() == Connection.RELOADING;
        boolean rows = picture.connection() == Connection.ANSWERED && picture.walRecord() == WalRecord.OFF;
        List<CmServer> servers = picture.servers().stream()
                .map(row -> new CmServer(
                        zone(flags, row.node().az()),
                        row.node().id(),
                        row.node().name(),
                        when(flags, Column.ADDRESSES, row.node().address()),
                        row.instanceId(),
                        when(flags, Column.PATHS, row.directory() + "/cm_server"),
                        row.state().printed()))
                .toList();
        List<Resource> resources = picture.resources().stream()
                .map(row -> new Resource(
                        zone(flags, row.node().az()),
                        row.node().id(),
                        row.node().name(),
                        when(flags, Column.ADDRESSES, row.node().address()),
                        row.resource(),
                        row.instanceId(),
                        row.state().printed(),
                        picture.walRecord() == WalRecord.ON ? row.role().printed() : null))
                .toList();
        List<Datanode> datanodes = picture.datanodes().stream()
                .map(row -> new Datanode(
                        zone(flags, row.node().az()),
                        row.node().id(),
                        row.node().name(),
                        when(flags, Column.ADDRESSES, row.node().address()),
                        row.instanceId(),
                        flags.shows(Column.PORTS) && row.staticRole() != StaticRole.DUMMY ? (long) row.port() : null,
                        when(flags, Column.PATHS, row.dataPath()),
                        row.staticRole().letter(),
                        row.role().printed(),
                        row.state().printed(row.role())))
                .toList();
        return new CmCtlQuery(
                servers,
                List.of(),
                told ? resources : List.of(),
                told ? cluster(picture) : null,
                rows ? datanodes : List.of(),
                messages(picture),
                List.of());
    }

    private static Cluster cluster(ClusterPicture picture) {
        boolean conditional = picture.connection() == Connection.ANSWERED;
        return new Cluster(
                picture.state().printed(),
                "No",
                picture.balanced() ? "Yes" : "No",
                "AZ_ALL",
                conditional && picture.arbitration() == Arbitration.PAUSED ? "Yes" : null,
                conditional && picture.walRecord() == WalRecord.ON ? "Yes" : null,
                conditional && picture.wormUsage().isPresent()
                        ? picture.wormUsage().getAsInt() + "%"
                        : null);
    }

    private static List<String> messages(ClusterPicture picture) {
        return switch (picture.connection()) {
            case ANSWERED, RELOADING -> List.of();
            case SILENT -> List.of("send query msg to cm_server failed.");
            case NO_PRIMARY ->
                List.of(
                        "can't connect to cm_server.",
                        "Maybe cm_server is not running, or timeout expired. Please try again.");
        };
    }

    private static @Nullable String zone(QueryFlags flags, String zone) {
        return when(flags, Column.ZONES, zone);
    }

    private static @Nullable String when(QueryFlags flags, Column column, String value) {
        return flags.shows(column) ? value : null;
    }
}
