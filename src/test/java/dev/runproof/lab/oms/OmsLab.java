package dev.runproof.lab.oms;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A lab of OMS and the documented commands on it. */
final class OmsLab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final LabUnderTest lab;

    private OmsLab(LabUnderTest lab) {
        this.lab = lab;
    }

    static OmsLab up(String procedure, Map<String, String> options) throws IOException {
        return new OmsLab(LabUnderTest.up(LabSpec.of(procedure).atSpeed(200).withOptions(options)));
    }

    /** Text in a shell of root, as a session of SSH has it, without the time that a login takes. */
    Ran run(String host, String text) throws Exception {
        return LabUnderTest.run(List.of("/bin/sh", "-c", text), lab.variables(host, "root"), "");
    }

    String variable(String name) {
        String value = lab.description().variables().get("oms." + name);
        if (value == null) {
            throw new IllegalArgumentException("the lab has no variable oms." + name);
        }
        return value;
    }

    String oldName() {
        return variable("oldContainer.node1");
    }

    String newName() {
        return variable("newContainer.node1");
    }

    /** The documented {@code docker run}. */
    String start(String host) {
        var words = new ArrayList<>(List.of("docker run -dit --net host"));
        words.add("-v " + variable("config." + host) + ":/home/admin/conf/config.yaml");
        for (String mount : List.of("logs:/home/admin/logs", "store:/home/ds/store", "run:/home/ds/run")) {
            String name = mount.substring(0, mount.indexOf(':'));
            words.add("-v " + lab.path(host, "/data/oms/oms_" + name) + mount.substring(mount.indexOf(':')));
        }
        words.add("-e OMS_HOST_IP=" + variable("hostIp." + host) + " -e IS_UPGRADE=true");
        words.add("--privileged=true --pids-limit -1 --ulimit nproc=65535:65535");
        words.add("--name " + newName() + " " + variable("image"));
        return String.join(" ", words);
    }

    /** Loads the image and puts NEW in the place of OLD. */
    void exchange(String host) throws Exception {
        must(host, "docker stop -t 120 " + oldName());
        must(host, "docker load -i " + variable("imageArchive." + host));
        must(host, start(host));
    }

    Ran must(String host, String text) throws Exception {
        Ran ran = run(host, text);
        if (ran.exit() != 0) {
            throw new AssertionError(host + ": " + text + " ended with " + ran.exit() + ": " + ran.err());
        }
        return ran;
    }

    Ran init(String host) throws Exception {
        return run(host, "docker exec " + newName() + " bash /root/docker_init.sh");
    }

    /** What a statement answers, one line a row; as an administrator of the installation asks it. */
    String sql(String database, String statement) throws Exception {
        return must("node1", "mysql --defaults-extra-file=" + options() + " -N -e \"" + statement + "\" " + database)
                .out()
                .strip();
    }

    /** The option file for clients of the MetaDB, made when it is asked for first. */
    Path options() throws IOException {
        Path file = lab.path("node1", "/root/metadb.cnf");
        if (Files.notExists(file)) {
            String password =
                    Files.readString(Path.of(variable("metaPasswordFile"))).strip();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "[client]\nhost=" + variable("metaHost") + "\nport=" + variable("metaPort") + "\nuser=\""
                            + variable("metaUser") + "\"\npassword=\"" + password + "\"\n");
        }
        return file;
    }

    String status(String host, String container) throws Exception {
        return run(host, "docker exec " + container + " supervisorctl status").out();
    }

    Ran health(String host) throws Exception {
        return run(host, "curl -s -k " + variable("console." + host) + "/oms/health");
    }

    /** Looks until a command prints what is waited for; gives back the last it printed. */
    String until(String host, String text, String wanted) throws Exception {
        return looking(() -> run(host, text).out(), seen -> seen.contains(wanted));
    }

    /** Looks until what is seen is wanted, for 20 s at most; gives back what was last seen. */
    static String looking(Callable<String> look, Predicate<String> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = look.call();
        while (!wanted.test(last) && System.nanoTime() < end) {
            last = look.call();
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
