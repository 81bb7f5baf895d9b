package dev.runproof.lab.openmldb.ops;

import java.util.List;

/** One replica of a partition as {@code showtable} or the nameserver's HTTP answer tells it; numbers stay texts. */
record Replica(String name, String tid, String pid, String endpoint, boolean leader, boolean alive) {
    private static final int MODE = 3;

    /** A row of {@code showtable}; its offset must be a number or unknown. */
    static Replica of(List<String> row) {
        String offset = PythonText.at(row, 6);
        if (!offset.equals("-")) {
            PythonText.integer(offset);
        }
        return new Replica(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4).equals("leader"),
                row.get(5).equals("yes"));
    }

    String key() {
        return tid + "_" + pid;
    }

    static boolean leads(List<String> statusRow) {
        return PythonText.at(statusRow, MODE).equals("kTableLeader");
    }
}
