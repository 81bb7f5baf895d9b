package dev.runproof.lab.embedded;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.ForwardingFilter;

/** What a client may have forwarded: TCP within this machine, as hosts that are jumped through allow; no more. */
final class LoopbackForwarding implements ForwardingFilter {
    @Override
    public boolean canForwardAgent(Session session, String requestType) {
        return false;
    }

    @Override
    public boolean canForwardX11(Session session, String requestType) {
        return false;
    }

    @Override
    public boolean canListen(SshdSocketAddress address, Session session) {
        return SshdSocketAddress.isLoopback(address.getHostName());
    }

    @Override
    public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
        return SshdSocketAddress.isLoopback(address.getHostName());
    }
}
