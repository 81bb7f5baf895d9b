package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.APISERVER;
import static dev.runproof.lab.openmldb.cluster.Desk.NS1;
import static dev.runproof.lab.openmldb.cluster.Desk.NS2;
import static dev.runproof.lab.openmldb.cluster.Desk.OLD;
import static dev.runproof.lab.openmldb.cluster.Desk.TASKMANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the components answer over HTTP. */
class HttpTest {
    private final Desk desk = Desk.ofStandard();

    private HttpAnswer ask(Kind kind, String endpoint, HttpRequest request) {
        return desk.cluster().http(new Component(kind, endpoint), request);
    }

    private String api(HttpRequest request) {
        return ask(Kind.APISERVER, APISERVER, request).body();
    }

    private static HttpRequest status(String agent, String target) {
        return new HttpRequest("GET", target, Map.of("User-Agent", agent), "");
    }

    @Test
    void the_status_page_is_text_for_curl_and_html_for_browsers() {
        assertThat(ask(Kind.TABLET, A, status("curl/8.5.0", "/status")).body()).startsWith("version: " + OLD + "\n");
        HttpAnswer html = ask(Kind.NAMESERVER, NS1, status("Mozilla/5.0", "/status"));
        assertThat(html.contentType()).isEqualTo("text/html");
        assertThat(html.body().lines())
                .contains("version: " + OLD)
                .first()
                .asString()
                .startsWith("<!DOCTYPE");
        assertThat(ask(Kind.APISERVER, APISERVER, status("Java-http-client/17", "/status?console=1"))
                        .body())
                .startsWith("version: " + OLD + "\n");
    }

    @Test
    void a_process_that_is_gone_does_not_answer() {
        desk.cluster().stopped(Desk.tablet(A));
        assertThatThrownBy(() -> ask(Kind.TABLET, A, HttpRequest.get("/status")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tablet " + A + " does not listen");
    }

    @Test
    void the_taskmanager_tells_both_its_versions() {
        var request = HttpRequest.post("/openmldb.taskmanager.TaskManagerServer/GetVersion", "{}");
        assertThat(ask(Kind.TASKMANAGER, TASKMANAGER, request).body())
                .isEqualTo("{\"taskmanagerVersion\":\"" + OLD + "\",\"batchVersion\":\"" + OLD + "\\n\"}");
        desk.faults().batchVersion(TASKMANAGER, "unknown");
        assertThat(ask(Kind.TASKMANAGER, TASKMANAGER, request).body()).contains("\"batchVersion\":\"unknown\\n\"");
        assertThat(ask(Kind.TASKMANAGER, TASKMANAGER, HttpRequest.get("/status"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_leading_nameserver_describes_one_table() {
        var request = HttpRequest.post("/NameServer/ShowTable", "{\"db\":\"db1\",\"name\":\"t_single\"}");
        assertThat(ask(Kind.NAMESERVER, NS1, request).body())
                .isEqualTo("{\"code\":0,\"msg\":\"ok\",\"table_info\":[{\"name\":\"t_single\",\"db\":\"db1\",\"tid\":7,"
                        + "\"partition_num\":2,\"replica_num\":1,\"storage_mode\":\"kMemory\",\"table_partition\":["
                        + "{\"pid\":0,\"partition_meta\":[{\"endpoint\":\"192.0.2.21:10921\",\"is_leader\":true,"
                        + "\"is_alive\":true,\"offset\":5}]},"
                        + "{\"pid\":1,\"partition_meta\":[{\"endpoint\":\"192.0.2.22:10921\",\"is_leader\":true,"
                        + "\"is_alive\":true,\"offset\":5}]}]}]}");
        assertThat(ask(Kind.NAMESERVER, NS2, request).body()).contains("nameserver is not leader");
    }

    @Test
    void a_tablet_loads_what_lies_on_its_disk_when_it_is_told_to() {
        desk.faults().autoFailover(false);
        desk.cluster().stopped(Desk.tablet(A));
        desk.seconds(15);
        desk.cluster().started(Desk.tablet(A), OLD, true);
        desk.seconds(5);
        var request = HttpRequest.post(
                "/TabletServer/LoadTable",
                "{\"table_meta\":{\"name\":\"t_single\",\"tid\":7,\"pid\":0,\"ttl\":0,\"seg_cnt\":8,"
                        + "\"storage_mode\":\"kMemory\"}}");
        assertThat(ask(Kind.TABLET, A, request).body()).isEqualTo("{\"code\":0,\"msg\":\"ok\"}");
        assertThat(desk.tabletStatus(A)).contains("kTableLoading");
        desk.seconds(2);
        assertThat(Desk.rows(desk.tabletStatus(A)))
                .singleElement()
                .asString()
                .startsWith("7 0 5 kTableLeader kTableNormal");
        assertThat(ask(
                                Kind.TABLET,
                                A,
                                HttpRequest.post("/TabletServer/LoadTable", "{\"table_meta\":{\"tid\":7,\"pid\":1}}"))
                        .body())
                .doesNotContain("\"code\":0");
    }

    @Test
    void the_client_loads_a_table_too() {
        desk.faults().autoFailover(false);
        desk.cluster().stopped(Desk.tablet(A));
        desk.seconds(15);
        desk.cluster().started(Desk.tablet(A), OLD, true);
        desk.seconds(5);
        assertThat(desk.cli("--role=client", "--endpoint=" + A, "--cmd=loadtable t1 6 0 0 8"))
                .isEqualTo("LoadTable ok\n");
        desk.seconds(2);
        assertThat(desk.tabletStatus(A)).contains("kTableNormal");
    }

    @Test
    void the_apiserver_lists_databases_and_tables() {
        assertThat(api(HttpRequest.get("/dbs"))).isEqualTo("{\"code\":0,\"msg\":\"ok\",\"dbs\":[\"db1\"]}");
        assertThat(api(HttpRequest.get("/dbs/db1/tables")))
                .contains("\"name\":\"t1\"", "\"partition_num\":2", "\"replica_num\":3")
                .contains("{\"name\":\"value\",\"data_type\":\"Int64\"}");
    }

    @Test
    void a_row_put_through_the_apiserver_is_read_through_it_and_by_the_client() {
        assertThat(api(HttpRequest.put("/dbs/db1/tables/t1", "{\"value\":[[\"订单\",42]]}")))
                .isEqualTo("{\"code\":0,\"msg\":\"ok\"}");
        assertThat(api(query("select * from t1 where id = '订单';")))
                .isEqualTo("{\"code\":0,\"msg\":\"ok\",\"data\":{\"schema\":[\"String\",\"Int64\"],"
                        + "\"data\":[[\"订单\",42]]}}");
        assertThat(api(query("select count(*) from db1.t1"))).contains("[[3]]");
        assertThat(desk.sql("select value, id from db1.t1 where value = 42")).contains("42", "订单", "1 rows in set");
        assertThat(desk.sql("insert into db1.t1 values ('x', 7)")).isEqualTo("SUCCEED\n");
        assertThat(api(query("select id from t1 where value = 7"))).contains("[[\"x\"]]");
    }

    @Test
    void a_table_of_the_cluster_itself_is_refused_rather_than_read_with_invented_columns() {
        assertThat(desk.sql("select * from __INTERNAL_DB.JOB_INFO"))
                .isEqualTo("Error: unsupported statement: select * from __INTERNAL_DB.JOB_INFO\n");
    }

    @Test
    void a_pattern_of_databases_may_stand_in_either_quotes() {
        assertThat(desk.sql("show table status like \"db1\""))
                .isEqualTo(desk.sql("show table status like 'db1'"))
                .contains("2 rows in set");
    }

    private static HttpRequest query(String sql) {
        return HttpRequest.post("/dbs/db1", "{\"mode\":\"online\",\"sql\":\"" + sql + "\"}");
    }

    @Test
    void the_apiserver_refuses_what_it_cannot_do() {
        assertThat(api(HttpRequest.put("/dbs/db1/tables/t1", "{\"value\":[[1,2,3]]}")))
                .contains("\"code\":-1");
        assertThat(api(HttpRequest.put("/dbs/db1/tables/t1", "{\"value\":[[1,2],[3,4]]}")))
                .contains("\"code\":-1");
        assertThat(api(HttpRequest.put("/dbs/db1/tables/t1", "nonsense"))).contains("\"code\":-1");
        assertThat(api(HttpRequest.put("/dbs/db1/tables/nothing", "{\"value\":[[1,2]]}")))
                .contains("does not exist");
        assertThat(ask(Kind.APISERVER, APISERVER, HttpRequest.get("/other")).status())
                .isEqualTo(404);
        desk.faults().silent(A, true);
        desk.faults().silent(Desk.B, true);
        assertThat(api(HttpRequest.put("/dbs/db1/tables/t1", "{\"value\":[[\"x\",2]]}")))
                .contains("\"code\":-1");
    }
}
