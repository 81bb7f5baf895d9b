package dev.runproof.product.openmldb.traffic;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A writer, a reader and a prober beside one run.
 *
 * <p>The writer stops with the section that carries the freeze and goes on when writes were resumed. A run that was killed
 * behind the freeze and is resumed writes nothing before it is told so again, however it came there.
 */
public final class Traffic implements AutoCloseable {
    /** The documented step that freezes writes. */
    private static final String FREEZE = "OM-S2";

    private final RowStore store;
    private final AcknowledgedRows acknowledged;
    private final Reachability reachability;
    private final FreezeMark freeze;
    private final Writer writer;
    private final Reader reader;
    private final Prober prober;
    private final Clock clock;
    private final boolean writesContinue;
    private final Beats beats;
    private @Nullable String section;

    /**
     * @param folder for its files; made by the caller
     * @param run the run's id, part of every key
     * @param writesContinue whether the operator decided that writes go on through the freeze
     */
    Traffic(
            RowStore store,
            List<Watched> components,
            Prober.Question question,
            Path folder,
            String run,
            Clock clock,
            boolean writesContinue,
            Beats beats) {
        this.store = store;
        this.clock = clock;
        this.writesContinue = writesContinue;
        this.beats = beats;
        this.freeze = new FreezeMark(folder.resolve("frozen.txt"));
        this.acknowledged = new AcknowledgedRows(folder.resolve("acknowledged.txt"));
        this.reachability = new Reachability(folder.resolve("reachability.txt"), clock);
        this.writer = new Writer(store, acknowledged, run + "-" + reachability.attempts() + "-");
        this.reader = new Reader(store, acknowledged);
        this.prober = new Prober(components, question, reachability, clock);
    }

    /**
     * The run begins or is taken up again.
     *
     * @param resumesWrites whether it has a step that lets writes go on behind the freeze; a way back has none, and is run
     *     where writes may be frozen from the start: beside it nothing is written
     */
    public void begins(boolean resumesWrites) {
        if (writesContinue || (resumesWrites && !freeze.everBegan())) {
            writer.goOn();
        }
        beats.begin(writer::writeOne, reader::readOne, prober::look);
    }

    /** A step of a section begins; when it is part of the freeze, no row is on its way any more at the return. */
    public void at(String name, List<String> documentedSteps) {
        if (documentedSteps.contains(FREEZE) && !writesContinue) {
            freeze.begins(clock.instant());
            writer.pause();
        }
        if (!name.equals(section)) {
            section = name;
            reachability.section(name);
        }
    }

    /** The operator has resumed writes. */
    public void writesResume() {
        writer.goOn();
    }

    /**
     * What was noticed until now; ends the writer.
     *
     * @throws TrafficRefused when a row could not be looked for
     */
    public TrafficResult result() {
        writer.pause();
        beats.broken().ifPresent(defect -> {
            throw TrafficRefused.unseen("the traffic beside the run broke off: " + defect, defect);
        });
        List<String> keys = acknowledged.all();
        List<String> lost = new Lookup(store, beats).missing(keys);
        return new TrafficResult(
                true,
                keys.size(),
                lost,
                writer.refused(),
                writer.lastRefusal(),
                reader.reads(),
                reader.notSeen(),
                prober.components(),
                reachability.outages(),
                writesContinue);
    }

    @Override
    public void close() {
        writer.pause();
        beats.close();
        store.close();
        acknowledged.close();
        reachability.close();
    }
}
