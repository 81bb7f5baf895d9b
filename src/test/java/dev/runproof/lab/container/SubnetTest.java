package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubnetTest {
    @Test
    void every_number_has_a_range_of_its_own() {
        assertThat(IntStream.range(0, Subnet.MOST)
                        .mapToObj(number -> new Subnet(number).range())
                        .distinct())
                .hasSize(Subnet.MOST);
    }

    @Test
    void the_first_and_the_last_are_within_the_addresses_that_are_told() {
        assertThat(new Subnet(0).range()).isEqualTo("10.213.0.0/24");
        assertThat(new Subnet(Subnet.MOST - 1).range()).isEqualTo("10.216.255.0/24");
    }

    @Test
    void hosts_gateway_simulation_and_services_do_not_meet() {
        var subnet = new Subnet(300);

        assertThat(new String[] {
                    subnet.gateway(), subnet.simulation(), subnet.service(), subnet.host(0), subnet.host(12)
                })
                .containsExactly("10.214.44.1", "10.214.44.2", "10.214.44.3", "10.214.44.11", "10.214.44.23");
    }

    @Test
    void refuses_a_number_beyond_the_last() {
        assertThatThrownBy(() -> new Subnet(Subnet.MOST)).isInstanceOf(IllegalArgumentException.class);
    }
}
