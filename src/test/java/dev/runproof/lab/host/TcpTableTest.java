package dev.runproof.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TcpTableTest {
    private static final String TEXT = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0B03107F:1F99 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0
               1: 0C03107F:1F98 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100 0
               2: 0B03107F:1F98 0B03107F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 100 0
              sl  local_address                         remote_address                        st tx_queue rx_queue
               0: 0000000000000000FFFF00000B03107F:0016 00000000000000000000000000000000:0000 0A 00000000:00000000
            """;

    @Test
    void has_the_ports_at_an_address_where_somebody_listens_in_both_families() {
        assertThat(TcpTable.listening(TEXT, address -> address.endsWith("0B03107F")))
                .containsExactly(22, 8089);
    }

    @Test
    void has_those_of_all_addresses_when_all_are_wanted() {
        assertThat(TcpTable.listening(TEXT, address -> true)).containsExactly(22, 8088, 8089);
    }
}
