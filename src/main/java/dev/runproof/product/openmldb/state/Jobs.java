package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbComponents;
import dev.runproof.parse.OpenmldbComponents.Component;
import dev.runproof.parse.OpenmldbJobs;
import dev.runproof.parse.OpenmldbJobs.Job;
import dev.runproof.product.generic.Weighing;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The taskmanager's jobs, and whether it serves: one that is restarted gives up what it was at. */
public final class Jobs {
    private static final String TASKMANAGER = "taskmanager";

    private Jobs() {}

    /** Every job is in a final state: only then the taskmanager may be stopped. */
    public static Judgement drained(OpenmldbJobs jobs) {
        var weighing = new Weighing("every job in a final state");
        jobs.jobs().stream().filter(Job::unfinished).forEach(job -> weighing.fails(job.toString()));
        return weighing.holds(jobs.jobs().size() + " jobs, all in a final state")
                .judgement();
    }

    /** No job is LOST that was not, and no job of before is missing. */
    public static Judgement noneLost(OpenmldbJobs before, OpenmldbJobs now) {
        var weighing = new Weighing("no job LOST that was not, none missing");
        Map<Long, Job> known = byId(before);
        Map<Long, Job> present = byId(now);
        now.jobs().stream()
                .filter(Job::lost)
                .filter(job ->
                        !known.containsKey(job.id()) || !known.get(job.id()).lost())
                .forEach(job -> weighing.fails(job + ", before: "
                        + (known.containsKey(job.id()) ? known.get(job.id()).state() : "not there")));
        known.values().stream()
                .filter(job -> !present.containsKey(job.id()))
                .forEach(job -> weighing.fails(job + " is missing"));
        return weighing.holds(now.jobs().size() + " jobs, none newly lost").judgement();
    }

    private static Map<Long, Job> byId(OpenmldbJobs jobs) {
        return jobs.jobs().stream().collect(Collectors.toMap(Job::id, Function.identity(), (one, other) -> one));
    }

    /** A taskmanager of that endpoint is listed and online. One that stands by is never listed. */
    public static Judgement online(OpenmldbComponents components, String endpoint) {
        return online(components, TASKMANAGER, endpoint);
    }

    public static Judgement online(OpenmldbComponents components, String role, String endpoint) {
        List<Component> rows = of(components, role);
        return new Weighing(role + " " + endpoint + " online")
                .that(
                        rows.stream()
                                .anyMatch(row -> row.endpoint().equals(endpoint)
                                        && row.status().equals("online")),
                        role + " " + endpoint + " is online",
                        role + " " + endpoint + " is not online; listed: " + rows)
                .judgement();
    }

    /** True once the stopped taskmanager's ephemeral node is gone. */
    public static boolean absent(OpenmldbComponents components, String endpoint) {
        return of(components, TASKMANAGER).stream()
                .noneMatch(row -> row.endpoint().equals(endpoint));
    }

    private static List<Component> of(OpenmldbComponents components, String role) {
        return components.components().stream()
                .filter(row -> row.role().equals(role))
                .toList();
    }
}
