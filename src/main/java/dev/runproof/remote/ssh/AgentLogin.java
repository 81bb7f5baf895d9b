package dev.runproof.remote.ssh;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** A login with a key that the agent holds and signs with. */
final class AgentLogin extends AuthPublickey {
    private final Agent agent;
    private final Agent.Key key;

    AgentLogin(Agent agent, Agent.Key key) throws IOException {
        super(new PublicHalf(new Buffer.PlainBuffer(key.blob()).readPublicKey()));
        this.agent = agent;
        this.key = key;
    }

    @Override
    protected SSHPacket putSig(SSHPacket request) throws UserAuthException {
        try {
            byte[] signed = new Buffer.PlainBuffer()
                    .putString(params.getTransport().getSessionID())
                    .putBuffer(request)
                    .getCompactData();
            request.putString(agent.sign(key, signed, Agent.Flags.of(algorithm(request))));
            return request;
        } catch (IOException e) {
            throw new UserAuthException("the agent did not sign with " + key.comment(), e);
        }
    }

    private static String algorithm(SSHPacket request) throws IOException {
        var fields = new SSHPacket(request);
        fields.readMessageID();
        for (String field : new String[] {"user", "service", "method"}) {
            if (fields.readString().isEmpty() && !field.equals("user")) {
                throw new IOException("a login request without a " + field);
            }
        }
        fields.readBoolean();
        return fields.readString();
    }

    /** The agent keeps the private half to itself. */
    private record PublicHalf(PublicKey key) implements KeyProvider {
        @Override
        public PrivateKey getPrivate() throws IOException {
            throw new IOException("the agent hands out no private key");
        }

        @Override
        public PublicKey getPublic() {
            return key;
        }

        @Override
        public KeyType getType() {
            return KeyType.fromKey(key);
        }
    }
}
