package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a person does to operations and to whole tablets: {@code cancelop}, {@code deleteop} and the endpoints' two. */
final class HandCommands {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    /** What may be forgotten by its status. */
    private static final Set<String> OVER = Set.of("done", "failed", "canceled");

    private final World world;

    HandCommands(World world) {
        this.world = world;
    }

    void cancelOp(Optional<String> refused, String id, Printed out) {
        if (id.isEmpty()) {
            out.line("bad cancelop format, eg cancelop 1002");
        } else if (!NUMBER.matcher(id).matches()) {
            out.line("Invalid args. op_id should be uint64_t");
        } else if (Long.parseLong(id) == 0) {
            out.line("Invalid args. op_id should be large than zero");
        } else {
            refused.or(this::guard)
                    .or(() -> world.ops().cancel(Long.parseLong(id))
                            ? Optional.empty()
                            : Optional.of("op id does not exist"))
                    .ifPresentOrElse(
                            why -> out.line("Cancel op failed, error msg: " + why), () -> out.line("Cancel op ok"));
        }
    }

    void deleteOp(Optional<String> refused, String what, Printed out) {
        if (what.isEmpty()) {
            out.line("bad deleteop format, eg: deleteop 1002, deleteop doing");
        } else if (!NUMBER.matcher(what).matches() && OVER.stream().noneMatch(what::equalsIgnoreCase)) {
            out.line("invalid args");
        } else {
            refused.or(() -> deleted(what))
                    .ifPresentOrElse(
                            why -> out.line("Delete op failed, error msg: " + why), () -> out.line("Delete op ok"));
        }
    }

    /** Why nothing was forgotten; that there was none of a status is no reason. */
    private Optional<String> deleted(String what) {
        if (NUMBER.matcher(what).matches()) {
            return world.ops().delete(op -> op.id() == Long.parseLong(what))
                    ? Optional.empty()
                    : Optional.of("op id does not exist");
        }
        world.ops().delete(op -> op.status().word().equalsIgnoreCase("k" + what));
        return Optional.empty();
    }

    /** Takes a tablet out as if it had gone. */
    void offline(Optional<String> refused, String endpoint, Printed out) {
        onTablet("offline endpoint", refused.or(() -> hindered(endpoint)), endpoint, world.failover()::takeOut, out);
    }

    /** Has a tablet's replicas brought back as if it had come. */
    void recover(Optional<String> refused, String endpoint, Printed out) {
        Optional<String> why = refused.or(() -> hindered(endpoint))
                .or(() -> world.healthy(endpoint) ? Optional.empty() : Optional.of(Placement.UNHEALTHY));
        onTablet("recover endpoint", why, endpoint, world.failover()::recover, out);
    }

    private static void onTablet(
            String what, Optional<String> refused, String endpoint, Consumer<String> act, Printed out) {
        if (endpoint.isEmpty()) {
            out.line(Placement.BAD_FORMAT);
        } else if (refused.isPresent()) {
            out.line("failed to " + what + ". error msg: " + refused.get());
        } else {
            act.accept(endpoint);
            out.line(what + " ok");
        }
    }

    private Optional<String> hindered(String endpoint) {
        return guard().or(() -> unknown(endpoint));
    }

    private Optional<String> guard() {
        return world.autoFailover() ? Optional.of(Placement.GUARD) : Optional.empty();
    }

    private Optional<String> unknown(String endpoint) {
        return world.views().containsKey(endpoint) ? Optional.empty() : Optional.of("endpoint does not exist");
    }
}
