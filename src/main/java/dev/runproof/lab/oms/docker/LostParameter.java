package dev.runproof.lab.oms.docker;

import dev.runproof.lab.oms.docker.RunRequest.Bind;
import java.util.List;
import java.util.Optional;

/** A request of which one parameter was lost on its way. */
final class LostParameter {
    private static final long OTHER_LIMIT = 4096;

    private LostParameter() {}

    static RunRequest of(RunRequest it, EngineFaults.Lost parameter) {
        return switch (parameter) {
            case PRIVILEGED -> with(it, it.binds(), it.env(), it.network(), false, it.pidsLimit(), it.ulimits());
            case PIDS_LIMIT ->
                with(it, it.binds(), it.env(), it.network(), it.privileged(), Optional.of(OTHER_LIMIT), it.ulimits());
            case ULIMIT ->
                with(it, it.binds(), it.env(), it.network(), it.privileged(), it.pidsLimit(), List.<Ulimit>of());
            case NETWORK -> with(it, it.binds(), it.env(), "default", it.privileged(), it.pidsLimit(), it.ulimits());
            case IS_UPGRADE -> without(it, "IS_UPGRADE=");
            case HOST_IP -> without(it, "OMS_HOST_IP=");
            case BIND ->
                with(
                        it,
                        it.binds().subList(0, Math.max(0, it.binds().size() - 1)),
                        it.env(),
                        it.network(),
                        it.privileged(),
                        it.pidsLimit(),
                        it.ulimits());
            case RESTART -> restarting(it);
        };
    }

    private static RunRequest without(RunRequest it, String prefix) {
        var kept = it.env().stream().filter(each -> !each.startsWith(prefix)).toList();
        return with(it, it.binds(), kept, it.network(), it.privileged(), it.pidsLimit(), it.ulimits());
    }

    private static RunRequest with(
            RunRequest it,
            List<Bind> binds,
            List<String> env,
            String network,
            boolean privileged,
            Optional<Long> pidsLimit,
            List<Ulimit> ulimits) {
        return new RunRequest(
                it.name(),
                it.image(),
                it.command(),
                binds,
                it.mounts(),
                env,
                network,
                privileged,
                pidsLimit,
                ulimits,
                it.restart(),
                it.tty(),
                it.stdin(),
                it.autoRemove(),
                it.hostname(),
                it.workdir(),
                it.stopTimeout(),
                it.options());
    }

    private static RunRequest restarting(RunRequest it) {
        return new RunRequest(
                it.name(),
                it.image(),
                it.command(),
                it.binds(),
                it.mounts(),
                it.env(),
                it.network(),
                it.privileged(),
                it.pidsLimit(),
                it.ulimits(),
                new Restart("always", 0),
                it.tty(),
                it.stdin(),
                it.autoRemove(),
                it.hostname(),
                it.workdir(),
                it.stopTimeout(),
                it.options());
    }
}
