package dev.runproof.lab.embedded;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A channel of a session that behaves as one of OpenSSH's server does. */
final class HostChannel extends ChannelSession {
    static final ChannelSessionFactory FACTORY = new ChannelSessionFactory() {
        @Override
        public Channel createChannel(Session session) {
            return new HostChannel();
        }
    };

    /** "End of write": the client's own output is closed, so nothing more of the command's is wanted. */
    private static final String NO_READER = "eow@openssh.com";

    private HostChannel() {}

    /**
     * The status goes first: a client that has closed its own side answers the end of output by closing the channel, and
     * one that shares its connection takes a status for lost that has not arrived by then.
     */
    @Override
    protected void closeShell(int exitValue, boolean closeImmediately) throws IOException {
        if (!isClosing()) {
            sendExitStatus(exitValue);
        }
        super.closeShell(exitValue, closeImmediately);
    }

    @Override
    protected RequestHandler.Result handleInternalRequest(String requestType, boolean wantReply, Buffer buffer)
            throws IOException {
        if (requestType.equals(NO_READER) && commandInstance instanceof ChannelProcess process) {
            process.loseReader();
            return RequestHandler.Result.ReplySuccess;
        }
        return super.handleInternalRequest(requestType, wantReply, buffer);
    }

    /** Only what Debian's server accepts. */
    @Override
    protected RequestHandler.Result handleEnvParsed(String name, String value) throws IOException {
        return name.equals("LANG") || name.startsWith("LC_")
                ? super.handleEnvParsed(name, value)
                : RequestHandler.Result.ReplyFailure;
    }
}
