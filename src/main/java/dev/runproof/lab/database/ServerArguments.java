package dev.runproof.lab.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of the calls that make and run a server; nothing of the machine's own configuration counts.
 *
 * @param asRoot whether root runs it, as whom it runs only when it is told so
 */
record ServerArguments(MariaDbPrograms programs, DatabaseFiles files, boolean asRoot) {

    /**
     * Small files, and nothing waits for the disk: a lab need not survive a power loss, and waiting is nine tenths of the
     * time that a server takes to be made on a busy disk.
     */
    private static final List<String> LIGHT = List.of(
            "--debug-no-sync",
            "--innodb-flush-method=nosync",
            "--innodb-data-file-path=ibdata1:4M:autoextend",
            "--innodb-temp-data-file-path=ibtmp1:2M:autoextend",
            "--innodb-autoextend-increment=4",
            "--innodb-log-file-size=32M");

    /** Of processes of the one to whom the files belong. */
    static ServerArguments of(MariaDbPrograms programs, DatabaseFiles files) {
        return new ServerArguments(programs, files, files.ofRoot());
    }

    List<String> ofInstaller() {
        var words = begun(programs.installer());
        words.add("--auth-root-authentication-method=normal");
        words.add("--skip-test-db");
        words.addAll(LIGHT);
        return List.copyOf(words);
    }

    /** @param initConnect carried out for every session but the administrator's; empty for nothing */
    List<String> ofServer(String address, int port, String initConnect) {
        var words = begun(programs.server());
        words.addAll(LIGHT);
        words.add("--tmpdir=" + files.temporary());
        words.add("--pid-file=" + files.root().resolve("pid"));
        words.add("--bind-address=" + address);
        words.add("--port=" + port);
        // A socket's path may be too long for the system; the lab's is as long as its user likes.
        words.add("--socket=");
        words.add("--init-file=" + files.accounts());
        words.add("--init-connect=" + initConnect);
        words.add("--general-log=1");
        words.add("--general-log-file=" + files.generalLog());
        // Without them databases would be latin1, and every lossy backup would look right.
        words.add("--character-set-server=utf8mb4");
        words.add("--collation-server=utf8mb4_general_ci");
        words.add("--max-allowed-packet=256M");
        words.add("--local-infile=0");
        return List.copyOf(words);
    }

    private List<String> begun(Path program) {
        var words = new ArrayList<>(List.of(program.toString(), "--no-defaults", "--datadir=" + files.data()));
        words.add("--skip-name-resolve");
        if (asRoot) {
            words.add("--user=root");
        }
        return words;
    }
}
