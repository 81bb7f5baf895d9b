package dev.runproof.lab.openmldb;

import dev.runproof.lab.SimulatedHost;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a release: launchers that carry their version in their bytes, and what lies beside them. */
record Programs(SimulatedHost host, Release release) {
    static final String HOME = "/opt/openmldb";
    static final String CLIENT = HOME + "/bin/openmldb";
    static final String START = HOME + "/bin/start.sh";
    static final String WATCHDOG = HOME + "/bin/mon";
    static final String TASKMANAGER = HOME + "/taskmanager/bin/taskmanager.sh";

    /** How the file of the operation tool begins. */
    static final String OPERATION_TOOL = "# The operation tool of OpenMLDB";

    private static final String LOG4J = """
            log4j.rootLogger=INFO, file
            log4j.appender.file=org.apache.log4j.RollingFileAppender
            log4j.appender.file.File=./logs/taskmanager.log
            """;

    /** The content of {@code bin} by file name; all of it is executable. */
    Map<String, String> bin() {
        var files = new LinkedHashMap<String, String>();
        files.put("openmldb", host.launcher(CLIENT) + ProgramBytes.server(release.full()));
        files.put("start.sh", host.launcher(START) + "# start.sh of " + release.full() + "\n");
        files.put("mon", host.launcher(WATCHDOG) + "# mon of " + release.full() + "\n");
        files.put("openmldb-cli.sh", "#!/bin/sh\n# " + release.full() + "\nexec \"${0%/*}/openmldb\" \"$@\"\n");
        return files;
    }

    /** The content of {@code taskmanager}, by path below it. */
    Map<String, String> taskmanager() {
        var files = new LinkedHashMap<String, String>();
        files.put("bin/taskmanager.sh", host.launcher(TASKMANAGER) + ProgramBytes.taskmanager(release.ofTaskmanager()));
        files.put("conf/log4j.properties", LOG4J);
        files.put("lib/openmldb-taskmanager-" + release.numbers() + ".jar", jar("openmldb-taskmanager"));
        return files;
    }

    /** The parts of a Spark distribution that a taskmanager looks for, by path below {@code $SPARK_HOME}. */
    Map<String, String> spark() {
        var files = new LinkedHashMap<String, String>();
        files.put("bin/spark-submit", "#!/bin/sh\necho 'spark-submit: jobs are not simulated' >&2\nexit 1\n");
        files.put(SparkHome.BATCH, jar("openmldb-batch"));
        return files;
    }

    /** What a package brings beside programs; nothing of it is read. */
    Map<String, String> conf() {
        var files = new LinkedHashMap<String, String>();
        files.put("tablet.flags.template", "--endpoint=127.0.0.1:10921\n--role=tablet\n");
        files.put("nameserver.flags.template", "--endpoint=127.0.0.1:7527\n--role=nameserver\n");
        files.put("apiserver.flags.template", "--endpoint=127.0.0.1:9080\n--role=apiserver\n");
        return files;
    }

    String operationTool() {
        return OPERATION_TOOL + " " + release.full() + ".\n"
                + "# In a lab the hosts' python answers for it; this file only has to be there.\n";
    }

    private String jar(String name) {
        return name + " " + release.ofTaskmanager() + "\n";
    }
}
