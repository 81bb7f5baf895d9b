package dev.runproof.lab.oms;

import dev.runproof.lab.oms.console.ConsoleServer;
import dev.runproof.lab.oms.console.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Opens the console of a node: by HTTPS alone when certificate and key are mounted. */
final class NodePages {
    private static final String CERTIFICATE = "/etc/pki/nginx/oms_server.crt";
    private static final String KEY = "/etc/pki/nginx/oms_server.key";

    private final OmsSite site;

    NodePages(OmsSite site) {
        this.site = site;
    }

    HostPort.Server open(OmsNode node, InetSocketAddress address) throws IOException {
        var container = node.container();
        Optional<Tls> tls = container.mounts(CERTIFICATE) && container.mounts(KEY)
                ? Optional.of(new Tls(container.path(CERTIFICATE), container.path(KEY), Optional.empty()))
                : Optional.empty();
        var server = ConsoleServer.open(new NodeConsole(site, node), address, tls);
        return new HostPort.Server() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
