package dev.runproof.product.openmldb;

import dev.runproof.product.openmldb.ModelMachines.Running;
import java.time.Duration;
import java.util.Map;

/** {@code start.sh} of one component: what it prints, and what becomes of processes and pid files. */
final class ModelStart {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
    private static final Duration TASKMANAGER = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int TRIES = 11;
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = " \u001b[0m\n";

    private final ModelMachines machines;
    private final WalkTime time;
    private final Component component;
    private final StringBuilder out = new StringBuilder();

    ModelStart(ModelMachines machines, WalkTime time, Component component) {
        this.machines = machines;
        this.time = time;
        this.component = component;
    }

    private String pidFile() {
        return component.kind() + ".pid";
    }

    private String childFile() {
        return component.kind() + ".pid.child";
    }

    String start(boolean watched, String spark) {
        Map<String, Long> files = machines.pidFiles(component);
        out.append("Starting ").append(component.kind()).append(" ... \n");
        if (machines.lives(files.get(pidFile()))) {
            return out.append(RED + component.kind() + " already running as process " + files.get(pidFile()) + PLAIN)
                    .toString();
        }
        boolean taskmanager = component.kind() == Kind.TASKMANAGER;
        if (taskmanager) {
            out.append("SPARK_HOME: ").append(spark).append('\n');
            out.append("Rewrite properties by ./conf/taskmanager.properties\n");
        }
        Running process;
        if (watched) {
            long watchdog = machines.watchdog(component).pid;
            process = machines.spawn(component);
            files.put(pidFile(), watchdog);
            files.put(childFile(), process.pid);
            out.append("mon pid is " + watchdog + ", process pid is " + process.pid + ", check " + process.pid
                    + " status\n");
        } else {
            process = machines.spawn(component);
            out.append("process pid is " + process.pid + "\n");
        }
        time.pass(taskmanager ? TASKMANAGER : FIRST_LOOK);
        if (answers(taskmanager) && process.alive) {
            if (!watched) {
                files.put(pidFile(), process.pid);
            }
            return out.append("Start " + component.kind() + " success\n").toString();
        }
        return out.append(RED + "Start " + component.kind() + " failed! Please check log in ./logs/" + component.kind()
                        + "[_mon].log and "
                        + (taskmanager
                                ? "./taskmanager/bin/logs/taskmanager.log"
                                : "./logs/" + component.kind() + ".INFO")
                        + PLAIN)
                .toString();
    }

    private boolean answers(boolean taskmanager) {
        machines.tick();
        for (int i = 0; !taskmanager && i < TRIES; i++) {
            if (machines.isTaken(component.endpoint()) || machines.listens(component.endpoint()) != null) {
                return true;
            }
            out.append("curl server status failed, retry later\n");
            time.pass(BETWEEN);
            machines.tick();
        }
        return taskmanager;
    }

    String stop() {
        Map<String, Long> files = machines.pidFiles(component);
        out.append("Stopping ").append(component.kind()).append(" ... \n");
        Long pid = files.remove(pidFile());
        if (pid == null) {
            out.append("no " + component.kind() + " to stop (could not find file ./bin/" + pidFile() + ")\n");
        } else if (machines.lives(pid)) {
            machines.end(pid);
            time.pass(FIRST_LOOK);
        }
        Long child = files.remove(childFile());
        if (child == null) {
            return out.append("Stop " + component.kind() + " success\n").toString();
        }
        if (machines.lives(child)) {
            out.append("After mon stopped, component is still alive, kill it\n");
            machines.end(child);
        }
        return out.append("Stop " + component.kind() + " success(mon mode)\n").toString();
    }
}
