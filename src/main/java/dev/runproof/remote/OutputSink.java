package dev.runproof.remote;

/** Takes the bytes of a command's two channels as they come, and the picture of a page. */
public interface OutputSink {
    /** Forgets everything. */
    OutputSink NOWHERE = new OutputSink() {
        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            // Nothing is kept.
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            // Nothing is kept.
        }
    };

    void stdout(byte[] bytes, int offset, int length);

    void stderr(byte[] bytes, int offset, int length);

    /** A page as it looked at the end of the command, a PNG; only where the command was carried out in a browser that draws. */
    default void picture(byte[] png) {}
}
