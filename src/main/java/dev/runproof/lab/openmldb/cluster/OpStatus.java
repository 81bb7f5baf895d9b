package dev.runproof.lab.openmldb.cluster;

/** How far an operation is. */
enum OpStatus {
    INITED("kInited"),
    DOING("kDoing"),
    DONE("kDone"),
    FAILED("kFailed"),
    CANCELED("kCanceled");

    private final String word;

    OpStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean isOver() {
        return this != INITED && this != DOING;
    }
}
