package dev.runproof.lab.oms;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.oms.docker.ImageArchive.Content;
import dev.runproof.lab.oms.docker.ImageArchive.File;
import dev.runproof.model.ProductVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the OMS image of a version. */
final class ImageContents {
    static final String VERSION_LABEL = "oms.version";

    /** Where the launchers of what runs inside of containers lie on every host; nobody calls them there. */
    static final String TOOLS = "/var/lib/docker/lab-tools/";

    static final String CMD = TOOLS + "docker_cmd.sh";
    static final String INIT = TOOLS + "docker_init.sh";
    static final String SUPERVISORCTL = TOOLS + "supervisorctl";
    static final String HOSTNAME = TOOLS + "hostname";
    static final String PS = TOOLS + "ps";

    /** A program that nobody has stopped and that writes a heartbeat when it is called. */
    static final String WRITER = TOOLS + "writer";

    /** Called when a container is told to end. */
    static final String TOLD = TOOLS + "told";

    /** The first process of a real container: nobody but it hears the signal. */
    private static final String FIRST = """
            #!/bin/bash
            trap /root/told TERM
            /root/programs &
            programs=$!
            while kill -0 "$programs" 2>/dev/null; do
                wait "$programs"
                status=$?
            done
            exit "$status"
            """;

    private static final String AUTOSTART = "autostart = true\n";
    private static final int PROGRAM = 0755;
    private static final int TEXT = 0644;

    private ImageContents() {}

    static Content of(ProductVersion version, SimulatedHost host, String tag) {
        boolean real = host.engine().isPresent();
        var files = new LinkedHashMap<String, File>();
        if (real) {
            files.put("/root/docker_cmd.sh", program(FIRST));
            files.put("/root/programs", program(host.launcher(CMD)));
            files.put("/root/told", program(host.launcher(TOLD)));
        } else {
            files.put("/root/docker_cmd.sh", program(withOutput(host.launcher(CMD))));
            files.put("/usr/bin/hostname", program(host.launcher(HOSTNAME)));
        }
        files.put("/root/docker_init.sh", program(host.launcher(INIT)));
        files.put("/usr/bin/supervisorctl", program(host.launcher(SUPERVISORCTL)));
        files.put("/usr/bin/ps", program(host.launcher(PS)));
        files.put("/etc/supervisor/supervisord.conf", text("[include]\nfiles = /etc/supervisor/conf.d/*.ini\n"));
        files.put("/etc/supervisor/conf.d/base.ini", text(ini("sshd", "/usr/sbin/sshd -D", 3, AUTOSTART)));
        files.put(
                "/etc/supervisor/conf.d/drc_cm.ini",
                text(ini("oms_drc_cm", "bash /home/admin/conf/command/start_oms_cm.sh", 0, AUTOSTART)));
        files.put(
                "/etc/supervisor/conf.d/drc_supervisor.ini",
                text(ini("oms_drc_supervisor", "bash /home/ds/supervisor/service.sh start", 0, AUTOSTART)));
        files.put("/etc/supervisor/conf.d/oms_console.ini", text(console("")));
        files.put("/etc/supervisor/conf.d/oms_nginx.ini", text(ini("nginx", "/usr/sbin/nginx", 3, AUTOSTART)));
        for (String script : List.of(
                "/home/admin/conf/command/start_oms_console.sh",
                "/home/admin/conf/command/start_oms_cm.sh",
                "/home/ds/supervisor/service.sh")) {
            files.put(script, program("#!/bin/bash\n# starts a program of the simulated OMS " + version + "\n"));
        }
        files.put("/home/ds/ghana/config/tengine.conf", text("worker_processes 4;\n"));
        return new Content(
                tag,
                created(version),
                List.of("/bin/bash", "/root/docker_cmd.sh"),
                Map.of(VERSION_LABEL, version.toString()),
                real ? List.of(BusyboxLayer.bytes()) : List.of(),
                files);
    }

    /** Later versions are later. */
    private static String created(ProductVersion version) {
        int minutes = version.numbers().get(0) * 100
                + version.numbers().get(1) * 10
                + version.numbers().get(2);
        return java.time.Instant.parse("2024-01-01T00:00:00Z")
                .plus(java.time.Duration.ofDays(minutes))
                .toString();
    }

    private static String withOutput(String launcher) {
        return launcher.replaceFirst("\n", "\nexec >>\"\\$RUNPROOF_LAB_STDOUT\" 2>&1\n");
    }

    private static File text(String text) {
        return File.text(text, TEXT);
    }

    private static File program(String text) {
        return File.text(text, PROGRAM);
    }

    /** @param autostart a line of its own, or nothing before a container's first start decides it */
    static String console(String autostart) {
        return ini("oms_console", "bash /home/admin/conf/command/start_oms_console.sh", 0, autostart);
    }

    private static String ini(String program, String command, int retries, String autostart) {
        return "[program:" + program + "]\ncommand = " + command + "\n" + autostart
                + "autorestart = true\nstartsecs = 10\nstartretries = " + retries
                + "\nstdout_logfile = /home/admin/logs/" + program + ".log\n";
    }
}
