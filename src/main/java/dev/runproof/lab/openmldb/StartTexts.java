package dev.runproof.lab.openmldb;

import java.util.List;

/** The lines that {@code start.sh} prints. */
final class StartTexts {
    static final List<String> COMPONENTS = List.of(
            "tablet",
            "tablet2",
            "nameserver",
            "apiserver",
            "taskmanager",
            "standalone_tablet",
            "standalone_nameserver",
            "standalone_apiserver",
            "data_collector",
            "synctool");

    static final String USAGE = "Usage: start.sh start/stop/restart <component> [mon]\n" + "component: " + all() + "\n"
            + "start flag 'mon': if use mon flag, we'll use mon to start the component\n"
            + "    stop will kill both the mon and component automatically, don't need to use mon\n";
    static final String WRONG_OPERATION = "Only support {start|stop|restart}\n";
    static final String NO_LOG_DIRECTORY = "Invalid log dir\n";
    static final String RETRY = "curl server status failed, retry later\n";
    static final String NO_CURL = "no curl, sleep 12s and then check the process running status\n";
    static final String KILL_CHILD = "After mon stopped, component is still alive, kill it\n";

    static final int FAILED = 1;
    /** Of a program that the shell does not find. */
    static final int NOT_FOUND = 127;

    private static final String RED = "\u001b[1;31m";
    private static final String RESET = "\u001b[0m";

    private StartTexts() {}

    private static String all() {
        return String.join(" ", COMPONENTS);
    }

    static String unknown(String component) {
        return "No component named " + component + " in [" + all() + "]\n";
    }

    static String noSettings(String file) {
        return "grep: " + file + ": No such file or directory\n";
    }

    static String cannotCopy(String component) {
        return "cp: cannot create regular file './" + component + "/conf/" + component
                + ".properties': No such file or directory\n";
    }

    /**
     * The shell's own words; its numbers of lines differ from release to release.
     *
     * @param script its path
     */
    static String noDirectory(String script, String component) {
        return script + ": line 174: pushd: ./" + component + "/bin/: No such file or directory\n";
    }

    /** @param script its path */
    static String noWatchdog(String script) {
        return script + ": line 168: ./bin/mon: No such file or directory\n";
    }

    static String starting(String component) {
        return "Starting " + component + " ... \n";
    }

    static String stopping(String component) {
        return "Stopping " + component + " ... \n";
    }

    static String alreadyRunning(String component, long pid) {
        return red(component + " already running as process " + pid);
    }

    static String process(long pid) {
        return "process pid is " + pid + "\n";
    }

    static String watched(long watchdog, long pid) {
        return "mon pid is " + watchdog + ", process pid is " + pid + ", check " + pid + " status\n";
    }

    static String refused(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        return "curl: (7) Failed to connect to " + endpoint.substring(0, Math.max(colon, 0)) + " port "
                + endpoint.substring(colon + 1) + " after 0 ms: Connection refused\n";
    }

    static String started(String component) {
        return "Start " + component + " success\n";
    }

    static String failed(String component, String logDirectory) {
        return red("Start " + component + " failed! Please check log in " + logDirectory + "/" + component
                + "[_mon].log and " + logDirectory + "/" + component + ".INFO");
    }

    static String taskmanagerFailed(String component, String logDirectory) {
        return red("Start " + component + " failed! Please check log in " + logDirectory + "/" + component
                + "[_mon].log and ./" + component + "/bin/logs/" + component + ".log");
    }

    static String nothingToStop(String component) {
        return "no " + component + " to stop (could not find file ./bin/" + component + ".pid)\n";
    }

    static String stopped(String component) {
        return "Stop " + component + " success\n";
    }

    static String stoppedWithWatchdog(String component) {
        return "Stop " + component + " success(mon mode)\n";
    }

    private static String red(String text) {
        return RED + text + " " + RESET + "\n";
    }
}
