package dev.runproof.lab.container;

import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.runproof.lab.LabRefused;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.containers.Network;

/** The network of one lab, with addresses that nobody else on this machine has. */
record LabNetwork(String name, Subnet subnet, Network network) {
    private static final int TRIES = 40;

    static LabNetwork make(String name, Map<String, String> labels) {
        for (int i = 0; i < TRIES; i++) {
            var subnet = new Subnet(ThreadLocalRandom.current().nextInt(Subnet.MOST));
            var network = Network.builder()
                    .createNetworkCmdModifier(command -> prepare(command, name, subnet, labels))
                    .build();
            try {
                // It is made when it is first asked for.
                var unused = network.getId();
                return new LabNetwork(name, subnet, network);
            } catch (DockerException e) {
                if (!String.valueOf(e.getMessage()).contains("overlaps")) {
                    throw new LabRefused("the lab's network cannot be made: " + e.getMessage(), e);
                }
            }
        }
        throw new LabRefused("no free addresses for a network were found between 10.213.0.0 and 10.216.255.0");
    }

    private static void prepare(CreateNetworkCmd command, String name, Subnet subnet, Map<String, String> labels) {
        command.withName(name)
                .withLabels(labels)
                .withIpam(new com.github.dockerjava.api.model.Network.Ipam()
                        .withConfig(new com.github.dockerjava.api.model.Network.Ipam.Config()
                                .withSubnet(subnet.range())
                                .withGateway(subnet.gateway())));
    }
}
