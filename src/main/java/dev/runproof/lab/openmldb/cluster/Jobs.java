package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jobs of the taskmanager. */
final class Jobs {
    /** A row of SHOW JOBS; {@code ended} is null while it runs. */
    record Job(
            int id,
            String type,
            String state,
            Instant started,
            @Nullable Instant ended,
            String applicationId) {
        boolean isUnfinished() {
            return !FINAL.contains(state.toLowerCase(Locale.ROOT));
        }
    }

    private static final Set<String> FINAL = Set.of("finished", "failed", "killed", "lost");

    private final World world;
    private final List<Job> all = new ArrayList<>();

    Jobs(World world) {
        this.world = world;
    }

    List<Job> all() {
        return all;
    }

    int add(String type, String state) {
        int id = all.size() + 1;
        Instant now = world.now();
        var job = new Job(id, type, state, now, null, "");
        all.add(job.isUnfinished() ? job : new Job(id, type, state, now, now, ""));
        world.writers().own(Topology.INTERNAL_DB, "JOB_INFO", Entry.Effect.ROW);
        return id;
    }

    void state(int id, String state) {
        all.replaceAll(it -> it.id() == id ? changed(it, state) : it);
    }

    private Job changed(Job job, String state) {
        world.writers().own(Topology.INTERNAL_DB, "JOB_INFO", Entry.Effect.OVERWRITE);
        var next = new Job(job.id(), job.type(), state, job.started(), null, job.applicationId());
        return next.isUnfinished()
                ? next
                : new Job(job.id(), job.type(), state, job.started(), world.now(), job.applicationId());
    }

    /** A taskmanager that takes over knows nothing of the jobs that ran. */
    void lostAfterRestart() {
        all.replaceAll(it -> it.isUnfinished() ? changed(it, "LOST") : it);
    }
}
